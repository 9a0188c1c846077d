// It has really run with what Spring Boot manages, and not with what the SDK asks for.
def log = new File(basedir, 'build.log').text
assert log =~ /with Jackson 2\.17\.\d+, OkHttp 5\.\d+\.\d+, Kotlin 1\.9\.\d+/
