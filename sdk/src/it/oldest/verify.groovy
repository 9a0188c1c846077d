// It has really run with the oldest versions, and not with those that the SDK asks for.
def log = new File(basedir, 'build.log').text
assert log =~ /with Jackson 2\.16\.0, OkHttp 4\.12\.0, /
