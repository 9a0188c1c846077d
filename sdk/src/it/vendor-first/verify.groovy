// The vendor's client comes first and asks for an older Jackson; the SDK runs with its own.
def log = new File(basedir, 'build.log').text
assert log =~ /with Jackson 2\.22\.\d+, OkHttp 5\./
