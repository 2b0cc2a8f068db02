import javax.imageio.ImageIO

def program = new File(basedir, 'src/main/java/Digits.java')
assert program.readLines('UTF-8').size() < 30

def run = new File(basedir, 'runs/digits')
['config.json', 'losses.png', 'weights.safetensors', 'checkpoint.safetensors', 'report.html'].each {
  assert new File(run, it).size() > 0
}
// Two steps more than it was trained for at first, none twice.
def steps = new File(run, 'losses.jsonl').readLines('UTF-8').collect { (it =~ /"step":(\d+)/)[0][1] as int }
assert steps == [1, 2, 3, 4, 5, 6]
assert new File(run, 'samples/step-000006.png').size() > 0

def picture = ImageIO.read(new File(basedir, 'digits.png'))
assert picture.width == 8 * 28 + 7 * 2
assert picture.height == 8 * 28 + 7 * 2
