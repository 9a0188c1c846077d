// It has really run with what Spring Boot manages, and not with what the SDK asks for.
def log = new File(basedir, 'build.log').text
assert log =~ /Works with 3\.5\.\d+, Jackson 2\.21\.\d+, OkHttp 5\.0\.0, Kotlin 1\.9\.\d+/
