/** An application that is a module of its own. */
module consumer {
  requires io.github.cbrsdk;
  requires jdk.httpserver;
}
