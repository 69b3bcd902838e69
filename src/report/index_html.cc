// The index as HTML, with the roles of EPUB indexes: each see-reference links to its entry.
#include <fmt/format.h>

#include <iterator>
#include <map>

#include "base/utf8.h"
#include "base/xml.h"
#include "report/index_writers.h"

namespace ireum::report {
namespace {

/// An address: everything but letters, digits and the signs of addresses in percent form.
std::string encoded(std::string_view s) {
  std::string out;
  for (const char c : s) {
    const auto u = static_cast<unsigned char>(c);
    const bool sign = std::string_view("-._~/:?#&=,;+@").find(c) != std::string_view::npos;
    if (sign || base::is_digit(u) || base::is_latin(u)) out += c;
    else fmt::format_to(std::back_inserter(out), "%{:02X}", u);
  }
  return out;
}

class Html {
 public:
  Html(const index::Index& index, const IndexStyle& style) : index_(index), style_(style) {
    for (const auto& part : index_.parts)
      for (const auto& s : part.sections)
        for (const auto& e : s.entries) ids_.emplace(e.heading, "ix-" + std::to_string(ids_.size() + 1));
  }

  std::string write() {
    if (style_.standalone)
      out_ =
          "<!DOCTYPE html>\n<html lang=\"ko\" xmlns:epub=\"http://www.idpf.org/2007/ops\">\n<head>\n<meta "
          "charset=\"utf-8\">\n<title>" +
          base::xml_escaped(style_.title) +
          "</title>\n<style>section[role=doc-index] ul{list-style:none;margin:0;padding:0 0 0 1em;text-indent:-1em}"
          ".ix{columns:18em}h2,h3{break-after:avoid}</style>\n</head>\n<body>\n";
    out_ += "<section role=\"doc-index\" epub:type=\"index\">\n<h1>" + base::xml_escaped(style_.title) + "</h1>\n";
    for (const auto& part : index_.parts) {
      if (const auto word = index_type_word(part.type, style_); !word.empty())
        out_ += "<h2>" + base::xml_escaped(word) + "</h2>\n";
      out_ += "<div class=\"ix\">\n";
      for (const auto& s : part.sections) section(s);
      out_ += "</div>\n";
    }
    out_ += "</section>\n";
    if (style_.standalone) out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void section(const index::Section& s) {
    out_ += "<section epub:type=\"index-group\">\n";
    if (!s.heading.empty()) out_ += "<h3>" + base::xml_escaped(s.heading) + "</h3>\n";
    out_ += "<ul epub:type=\"index-entry-list\">\n";
    for (const auto& e : s.entries) entry(e, true);
    out_ += "</ul>\n</section>\n";
  }

  void entry(const index::Entry& e, bool top) {
    out_ += "<li epub:type=\"index-entry\"";
    if (top)
      if (const auto id = ids_.find(e.heading); id != ids_.end() && !id->second.empty()) {
        // Each id once, also where separate indexes repeat a heading.
        if (!used_[id->second]) out_ += " id=\"" + id->second + "\"";
        used_[id->second] = true;
      }
    out_ += "><span epub:type=\"index-term\">" + base::xml_escaped(e.heading) + "</span>";
    if (!e.locators.empty()) {
      out_ += ", <span epub:type=\"index-locator-list\">";
      index_pieces(e, style_, [&](const std::string& s, const index::Locator* l) {
        out_ += l ? locator(e, *l, s) : base::xml_escaped(s);
      });
      out_ += "</span>";
    }
    references(e.see, "index-xref-preferred", " → ");
    references(e.see_also, "index-xref-related", style_.english ? ". See also " : " ☞ ");
    if (!e.subentries.empty()) {
      out_ += "\n<ul epub:type=\"index-entry-list\">\n";
      for (const auto& s : e.subentries) entry(s, false);
      out_ += "</ul>\n";
    }
    out_ += "</li>\n";
  }

  std::string locator(const index::Entry& e, const index::Locator& l, const std::string& text) const {
    std::string s = base::xml_escaped(text);
    const char* kind = l.from == l.to ? "index-locator" : "index-locator-range";
    if (style_.links.empty()) s = std::string("<span epub:type=\"") + kind + "\">" + s + "</span>";
    else
      s = std::string("<a epub:type=\"") + kind + "\" href=\"" + base::xml_escaped(encoded(index_link(e, l, style_))) +
          "\">" + s + "</a>";
    return index_bold(e, l, style_) ? "<b>" + s + "</b>" : s;
  }

  void references(const std::vector<std::string>& targets, const char* kind, const char* lead) {
    for (size_t i = 0; i < targets.size(); ++i) {
      out_ += i ? ", " : lead;
      const auto id = ids_.find(targets[i]);
      if (id == ids_.end())
        out_ += std::string("<span epub:type=\"") + kind + "\">" + base::xml_escaped(targets[i]) + "</span>";
      else
        out_ += std::string("<a epub:type=\"") + kind + "\" href=\"#" + id->second + "\">" +
                base::xml_escaped(targets[i]) + "</a>";
    }
  }

  const index::Index& index_;
  const IndexStyle& style_;
  std::map<std::string, std::string> ids_;
  std::map<std::string, bool> used_;
  std::string out_;
};

}  // namespace

std::string write_index_html(const index::Index& index, const IndexStyle& style) { return Html(index, style).write(); }

}  // namespace ireum::report
