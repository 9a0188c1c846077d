assert new File(basedir, 'build.log').text.contains('Works with Gson and JSON-B')
