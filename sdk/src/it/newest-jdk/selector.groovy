// The newest JDK that is installed beside the one that builds. Without a newer one, there is nothing to try.
def running = new File(System.getProperty('java.home')).canonicalFile
def feature = { jdk ->
  def release = new File(jdk, 'release')
  def version = release.file ? (release.text =~ /JAVA_VERSION="(\d+)/) : null
  version && new File(jdk, 'bin/javac').exists() ? version[0][1] as int : 0
}
def newest = running.parentFile.listFiles().collect { it.canonicalFile }.max(feature)
if (feature(newest) <= feature(running)) {
  println "No JDK newer than ${feature(running)} beside ${running}: skipped"
  return false
}
new File(basedir, 'test.properties').text = "newest.jdk=${newest}\n"
true
