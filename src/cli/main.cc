// The program's entry: the real streams, and nothing else.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "cli/run.h"

namespace {

/// A closed standard stream would be given to the next file that is opened. It is held by what can be
/// neither read nor written, as a closed one.
void hold_streams() {
  for (const int fd : {0, 1, 2})
    if (::fcntl(fd, F_GETFD) < 0 && ::open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) < 0) return;
}

}  // namespace

int main(int argc, char** argv) {
  hold_streams();
  std::signal(SIGPIPE, SIG_DFL);  // a closed pipe ends quietly
  std::signal(SIGXFSZ, SIG_IGN);  // a file grown too large is an error of its write
  std::ios::sync_with_stdio(false);
  ireum::cli::Io io;
  io.in = &std::cin;
  io.out = &std::cout;
  io.err = &std::cerr;
  io.in_is_terminal = isatty(0) == 1;
  io.out_is_terminal = isatty(1) == 1;
  io.err_is_terminal = isatty(2) == 1;
  io.program = argv[0];
  io.env = [](const std::string& name) -> std::optional<std::string> {
    const char* v = std::getenv(name.c_str());
    return v ? std::optional<std::string>(v) : std::nullopt;
  };
  return ireum::cli::run({argv + 1, argv + argc}, io);
}
