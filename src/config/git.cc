#include "config/git.h"

namespace ireum::config {

base::Result<GitAnswer> git(const std::string& folder, const std::vector<std::string>& arguments) {
  static const std::vector<std::string> kOurs = {"GIT_LITERAL_PATHSPECS=1", "GIT_OPTIONAL_LOCKS=0", "GIT_PAGER=cat",
                                                 "LC_ALL=C"};
  static const std::vector<std::string> kWithout = {"GIT_DIFF_OPTS",       "GIT_EXTERNAL_DIFF",
                                                    "GIT_GLOB_PATHSPECS",  "GIT_NOGLOB_PATHSPECS",
                                                    "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS",
                                                    "GIT_OPTIONAL_LOCKS",  "GIT_PAGER",
                                                    "GIT_TRACE",           "LC_ALL"};
  std::vector<std::string> words = {
      "git", "-C", folder.empty() ? "." : folder, "-c", "core.quotePath=false", "-c", "core.fsmonitor=false"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  intake::Answer answer = intake::run(words, kOurs, kWithout);
  if (!answer.missing.empty()) return base::Error{"error.git-missing", "git", {answer.missing}};
  return answer;
}

}  // namespace ireum::config
