import javax.imageio.ImageIO

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('kernels=onednn')
assert !log.contains('kernels: nd4j')

def picture = ImageIO.read(new File(basedir, 'digits.png'))
assert picture.width == 8 * 28 + 7 * 2
assert picture.height == 8 * 28 + 7 * 2
