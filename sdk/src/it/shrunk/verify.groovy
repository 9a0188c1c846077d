// The shrinker really took most of it away.
def size = { File folder -> folder.listFiles().sum { it.length() } }
assert new File(basedir, 'target/shrunk.jar').length() < size(new File(basedir, 'target/libraries')) / 2
assert new File(basedir, 'build.log').text.contains('Works shrunk')
