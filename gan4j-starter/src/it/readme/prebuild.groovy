// The dependency and the program of the README, as they stand there.
def text = new File(readme).getText('UTF-8').replace('\r', '')

def only = { String language, String holds ->
  def found = text.findAll(~/(?s)```${language}\n(.*?)```/) { it[1] }.findAll { it.contains(holds) }
  assert found.size() == 1: "README.md: expected one block of ${language} with ${holds}, got ${found.size()}"
  found[0]
}

def pom = new File(basedir, 'pom.xml')
pom.setText(pom.getText('UTF-8').replace('<!-- README -->', only('xml', '<dependency>')), 'UTF-8')
new File(basedir, 'src/main/java/FirstGan.java').setText(only('java', 'class FirstGan'), 'UTF-8')
