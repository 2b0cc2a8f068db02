evaluate(new File(projects, 'readme/postbuild.groovy'))

def lines = new File(basedir, 'build.log').readLines('UTF-8')
assert lines.contains('java=25')
assert lines.findAll { it.startsWith('WARNING:') } == []
