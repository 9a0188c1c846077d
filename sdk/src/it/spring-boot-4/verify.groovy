// It has really run with Spring Boot 4, which brings Jackson 3 and uses nothing else.
def log = new File(basedir, 'build.log').text
assert log =~ /Works with 4\.1\.\d+, Jackson 2\.21\.\d+/
