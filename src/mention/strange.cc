#include "mention/strange.h"

#include <algorithm>

namespace ireum::mention {

bool StrangeWords::is_strange(std::u32string_view word, int8_t& particle) const {
  if (word.size() < 2 || !words_->is_slip_syllable(word[0]) || !words_->is_slip_syllable(word[1])) return false;
  // Two syllables that Han have in Korean are no slip of anything (near-miss says the same).
  const bool foreign = !readings_->is_sino_syllable(word[0]) || !readings_->is_sino_syllable(word[1]);
  if (!foreign && (word.size() == 2 || !words_->is_slip_syllable(word[2]))) return false;
  const size_t length = words_->particle_length(word, 2);
  particle = static_cast<int8_t>(length);
  return !words_->is_known(word.substr(0, word.size() - length));
}

void StrangeWords::note(const Line& line, Observation& out) const {
  for (const uint32_t i : line.again) out.strange_again.emplace_back(line.base + line.runs[i].byte, line.runs[i].hash);
  for (const uint32_t i : line.open) {
    Run& run = line.runs[i];
    if (run.known & WordMemory::kPlain) continue;  // or met in this document
    if (!(run.known & WordMemory::kStrange)) {
      const std::u32string_view t = line.view(run.begin, run.end);
      const auto size = static_cast<size_t>(std::find_if_not(t.begin(), t.end(), base::is_hangul) - t.begin());
      int8_t particle = -1;
      const bool strange = is_strange(t.substr(0, size), particle);
      if (size == t.size()) run.particle = particle;
      if (!strange) {
        memory_->keep(run.hash, WordMemory::kPlain);
        continue;
      }
    }
    memory_->keep(run.hash, WordMemory::kMetHere);
    out.strange.push_back({line.base + run.byte, run.hash});
  }
}

void StrangeWords::forget(const Observation& out) const {
  for (const StrangeWord& w : out.strange) memory_->take_back(w.hash, WordMemory::kPlain);
}

}  // namespace ireum::mention
