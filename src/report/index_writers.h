// The index on paper and in files: one function a format. Nothing is computed here but layout.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "index/index.h"
#include "index/verify.h"
#include "report/catalogue.h"

namespace ireum::report {

/// How an index is printed.
struct IndexStyle {
  std::string title = std::string(say(Lang::ko, "index.title"));
  bool english = false;        // words of the format itself: see, see also, Persons
  bool bold_principal = true;  // where an entry has several locators
  int columns = 1;             // text only
  int width = 80;              // text only: of all columns together
  std::string range = "–";
  std::string links;       // HTML, Markdown: the marked draft that locators link to; {issue} is the issue's label
  bool field = false;      // DOCX: the finished index as the result of an INDEX field
  bool standalone = true;  // HTML: a whole page; LaTeX .ind: with \begin{theindex}
};

std::string write_index_text(const index::Index& index, const IndexStyle& style);
std::string write_index_markdown(const index::Index& index, const IndexStyle& style);
std::string write_index_json(const index::Index& index, const IndexStyle& style);
/// The same piece by piece: of an archive the whole is large.
void stream_index_json(const index::Index& index, const std::function<void(const std::string&)>& put);
/// The index that write_index_json wrote. error.index-json args: what is wrong.
base::Result<index::Index> read_index_json(std::string_view text, const std::string& path);
/// `index --check`: "FILE:LINE: heading: what is wrong", and the same as records (ireum/index-remark/1).
std::string write_index_remarks(const std::vector<index::Remark>& remarks, const std::string& path,
                                const IndexStyle& style);
std::string write_index_remarks_jsonl(const std::vector<index::Remark>& remarks, const std::string& path);
std::string write_index_html(const index::Index& index, const IndexStyle& style);
/// \indexentry lines for makeindex and upmendex.
std::string write_index_idx(const index::Index& index, const IndexStyle& style);
/// The finished theindex environment, in our order.
std::string write_index_ind(const index::Index& index, const IndexStyle& style);
/// One row an entry and locator (or see). `separator` is ',' or '\t'.
std::string write_index_table(const index::Index& index, const IndexStyle& style, char separator);

/// A finished index for a word processor: paragraphs in two columns, no field that would sort it again.
std::string write_index_docx(const index::Index& index, const IndexStyle& style);
std::string write_index_odt(const index::Index& index, const IndexStyle& style);

/// Pieces that the formats share.
std::string index_type_word(image::Type type, const IndexStyle& style);
/// "I-02", "3–6"; without the issue.
std::string index_span(const index::Locator& locator, const IndexStyle& style);
/// Whether to make it bold.
bool index_bold(const index::Entry& entry, const index::Locator& locator, const IndexStyle& style);
/// The address of the mark that a locator stands for; empty without links.
std::string index_link(const index::Entry& entry, const index::Locator& locator, const IndexStyle& style);
/// Calls `put(text, is_locator, locator)` for every piece of "2023-13: I-02, I-03; 2023-14: II-01".
template <class Put>
void index_pieces(const index::Entry& entry, const IndexStyle& style, Put&& put) {
  const std::string* issue = nullptr;
  for (size_t i = 0; i < entry.locators.size(); ++i) {
    const index::Locator& l = entry.locators[i];
    const bool other = !issue || *issue != l.issue;
    if (i) put(other ? "; " : ", ", static_cast<const index::Locator*>(nullptr));
    if (other && !l.issue.empty()) put(l.issue + ": ", static_cast<const index::Locator*>(nullptr));
    issue = &l.issue;
    put(index_span(l, style), &l);
  }
}
/// "I-02, I-03" without any mark-up.
std::string index_locators_plain(const index::Entry& entry, const IndexStyle& style);
std::string index_join(const std::vector<std::string>& parts, std::string_view between);

}  // namespace ireum::report
