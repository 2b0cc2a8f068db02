def java = ['java', 'java.exe'].collect { new File("${jdk25}/bin/${it}") }.find { it.isFile() }
if (java == null) {
  println 'no JDK 25: JAVA_HOME_25 and -Dgan4j.jdk25 name none'
  return false
}
return true
