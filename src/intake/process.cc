#include "intake/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

extern char** environ;

namespace ireum::intake {
namespace {

/// Both ends close with the value.
struct Pipe {
  std::array<int, 2> ends = {-1, -1};
  bool open() { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }
  void close(size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  ~Pipe() { close(0), close(1); }
};

std::vector<std::string> environment(const std::vector<std::string>& variables,
                                     const std::vector<std::string>& without) {
  std::vector<std::string> out = variables;
  for (char** e = environ; *e; ++e) {
    const std::string_view entry = *e;
    if (std::find(without.begin(), without.end(), entry.substr(0, entry.find('='))) == without.end())
      out.emplace_back(entry);
  }
  return out;
}

/// For the C interface; what they point to is not written to.
std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (const std::string& s : strings) out.push_back(const_cast<char*>(s.c_str()));
  out.push_back(nullptr);
  return out;
}

/// Reads both pipes until both are closed.
void drain(std::array<Pipe*, 2> pipes, std::array<std::string*, 2> into) {
  std::array<pollfd, 2> fds = {{{pipes[0]->ends[0], POLLIN, 0}, {pipes[1]->ends[0], POLLIN, 0}}};
  char buffer[65536];
  for (int open = 2; open > 0;) {
    if (::poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR) return;
    for (size_t i = 0; i < fds.size(); ++i) {
      if (fds[i].fd < 0 || !fds[i].revents) continue;
      const ssize_t n = ::read(fds[i].fd, buffer, sizeof buffer);
      if (n > 0) {
        into[i]->append(buffer, static_cast<size_t>(n));
      } else if (n == 0 || errno != EINTR) {
        fds[i].fd = -1;
        --open;
      }
    }
  }
}

}  // namespace

Answer run(const std::vector<std::string>& words, const std::vector<std::string>& variables,
           const std::vector<std::string>& without) {
  Answer answer;
  const std::vector<std::string> set = environment(variables, without);
  const std::vector<char*> argv = pointers(words), envp = pointers(set);
  Pipe out, err;
  if (!out.open() || !err.open()) return answer.missing = std::strerror(errno), answer;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, err.ends[1], 2);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed) return answer.missing = std::strerror(failed), answer;
  out.close(1);
  err.close(1);
  drain({&out, &err}, {&answer.out, &answer.err});
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return answer;
}

}  // namespace ireum::intake
