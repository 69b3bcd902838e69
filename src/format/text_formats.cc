// The tables of patterns: TeX, reStructuredText, AsciiDoc, SRT and VTT. A further format is a further table.
#include "format/patterns.h"

namespace ireum::format {
namespace {

constexpr Pattern kTex[] = {
    {R"(\\begin\{(?:verbatim|lstlisting|minted|equation|align|alignat|gather|multline|displaymath|math|tikzpicture|comment|filecontents)\*?\}(?s:.*?)\\end\{(?:verbatim|lstlisting|minted|equation|align|alignat|gather|multline|displaymath|math|tikzpicture|comment|filecontents)\*?\})",
     Act::hide},
    {R"(\\verb\*?\|[^|\n]*\||\\verb\*?![^!\n]*!|\\verb\*?\+[^+\n]*\+)", Act::hide},
    {R"(\\[%$&#_{}])", Act::escaped},
    {R"(%[^\n]*\n[ \t]*\n)", Act::segment},
    {R"(%[^\n]*\n?[ \t]*)", Act::hide},
    {R"(\\\[(?s:.*?)\\\]|\\\((?s:.*?)\\\)|\$\$[^$]*\$\$|\$[^$\n]*\$)", Act::hide},
    {R"(\\documentclass(?s:.*?)\\begin\{document\}|\\end\{document\}(?s:.*))", Act::hide},
    {R"(\\(?:part|chapter|section|subsection|subsubsection|paragraph|subparagraph|title|author|frametitle)\*?(?:\[[^\]\n]*\])?\{)",
     Act::open_heading},
    {R"(\\(?:footnote|footnotetext|endnote|caption|marginpar|thanks)(?:\[[^\]\n]*\])?\{)", Act::open_note},
    {R"(\\(?:begin|end)\{[^}\n]*\}(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?)", Act::segment},
    {R"(\\(?:label|ref|pageref|eqref|autoref|cref|Cref|cite[a-z]*\*?|bibliography|bibliographystyle|input|include|includegraphics|url|index|usepackage|hyperref|hypersetup|setlength|vspace\*?|hspace\*?|newcommand|renewcommand|def|color|textcolor|pagestyle|thispagestyle|graphicspath|addcontentsline)(?:\[[^\]\n]*\])*\{)",
     Act::open_hidden},
    {R"(\\href\{[^}\n]*\}\{)", Act::open},
    {R"(\\item(?:\[[^\]\n]*\])?|\\par\b)", Act::segment},
    {R"(\\\\(?:\[[^\]\n]*\])?|\\newline\b|\\tabularnewline\b)", Act::line},
    {R"(&)", Act::line},
    {R"(~|\\[ ,;:!]|\\quad\b|\\qquad\b)", Act::blank},
    {R"(\\[A-Za-z@]+\*?(?:\[[^\]\n]*\])*\{)", Act::open},
    {R"(\\[A-Za-z@]+\*?[ \t]*|\\.)", Act::hide},
    {R"(\{)", Act::open},
    {R"(\})", Act::shut},
};

constexpr Pattern kRst[] = {
    {R"(^[ \t]*\.\. (?:code-block|code|sourcecode|literalinclude|math|raw|highlight|image|figure|include|toctree|contents|csv-table|list-table)::[^\n]*\n(?:[ \t]*\n|[ \t]+[^\n]*\n)*)",
     Act::hide},
    {R"(^[ \t]*\.\. [A-Za-z_-]+::)", Act::segment},
    {R"(^[ \t]*\.\. (?:\[[^\]\n]*\]))", Act::segment},
    {R"(^[ \t]*\.\. [^\n]*\n?|^[ \t]*\.\.[ \t]*\n)", Act::hide},
    {R"(^[ \t]*:[A-Za-z_ -]+:(?:[ \t][^\n]*)?$\n?)", Act::hide},
    {R"(^[=\-~^"'#*+`_:.]{3,}[ \t]*$)", Act::heading},
    {R"(^[ \t]*[+|][-=+| ]{3,}$|^[ \t]*=+(?:[ \t]+=+)+[ \t]*$)", Act::segment},
    {R"(``[^`\n]+``)", Act::closed},
    {R"(:[A-Za-z][A-Za-z0-9:_+.-]*:`[^`\n]*`)", Act::closed},
    {R"([ \t]*<[^<>`\n]+>`__?)", Act::hide},
    {R"(`__?\b|`_\B|\[[#*]?[\w-]*\]_|\|_?)", Act::hide},
    {R"(^[ \t]*(?:[-*+]|\d+\.|#\.)[ \t]+)", Act::segment},
    {R"(\\[ \n])", Act::hide},
    {R"(\\[^ \n])", Act::escaped},
    {R"(\*\*|\*|`)", Act::hide},
    {R"(::[ \t]*$\n(?:[ \t]*\n)+(?:[ \t]+[^\n]*\n(?:[ \t]*\n)*)+)", Act::segment},
};

constexpr Pattern kAsciiDoc[] = {
    {R"(^-{4,}[ \t]*\n(?s:.*?)^-{4,}[ \t]*$)", Act::segment},
    {R"(^\.{4,}[ \t]*\n(?s:.*?)^\.{4,}[ \t]*$)", Act::segment},
    {R"(^\+{4,}[ \t]*\n(?s:.*?)^\+{4,}[ \t]*$)", Act::segment},
    {R"(^/{4,}[ \t]*\n(?s:.*?)^/{4,}[ \t]*$)", Act::segment},
    {R"(^```[^\n]*\n(?s:.*?)^```[ \t]*$)", Act::segment},
    {R"(^//[^\n]*\n?)", Act::hide},
    {R"(^:[^:\n]+:(?:[ \t][^\n]*)?$\n?)", Act::hide},
    {R"(^\[[^\]\n]*\][ \t]*$\n?)", Act::segment},
    {R"(^(?:include|image|video|audio|toc|ifdef|ifndef|endif|ifeval)::[^\n]*\n?)", Act::hide},
    {R"(^(?:={4,}|\*{4,}|_{4,}|\|===|--)[ \t]*$)", Act::segment},
    {R"(^={1,6}[ \t]+|^#{1,6}[ \t]+)", Act::heading_line},
    {R"(^[ \t]*(?:\*{1,5}|-|\.{1,5}|\d+\.)[ \t]+)", Act::segment},
    {R"(^\.[^ .\n])", Act::text},
    {R"(footnote:[\w-]*\[)", Act::open_note},
    {R"((?:link|mailto|xref):[^\[\s]+\[|https?://[^\[\s]+\[)", Act::open},
    {R"(image:[^\[\s]+\[[^\]\n]*\]|(?:kbd|btn|menu|pass|stem|icon|anchor):[^\[\s]*\[[^\]\n]*\])", Act::hide},
    {R"(\[\[[^\]\n]*\]\]|<<[^>\n]*>>|\{[a-z][a-z0-9-]*\}|\[\.?#?[\w.-]+\]#)", Act::hide},
    {R"(`[^`\n]+`)", Act::closed},
    {R"(\])", Act::shut},
    {R"([*_]{2}|\B[*_]|[*_]\B)", Act::hide},
    {R"(^\||[ \t]\|)", Act::cell},
    {R"(::[ \t]+|[ \t]\+$)", Act::line},
};

constexpr Pattern kSubtitle[] = {
    {R"(\A(?:\x{FEFF})?WEBVTT[^\n]*(?:\n[^\n]+)*)", Act::hide},
    {R"(^(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]+)*)", Act::segment},
    {R"(^(?:[^\n]*\n)??(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}[ \t]+-->[^\n]*\n?)", Act::segment},
    {R"(^\d+[ \t]*\r?$\n(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}[ \t]+-->[^\n]*\n?)", Act::segment},
    {R"(</?[A-Za-z0-9.]+[^>\n]*>|\{\\[^}\n]*\})", Act::hide},
    {R"(\\N)", Act::line},
};

}  // namespace

base::Result<Rendering> read_tex(const Source& source) {
  return read_patterns(source, {Kind::tex, kTex, Escape::tex, Role::paragraph});
}

base::Result<Rendering> read_rst(const Source& source) {
  return read_patterns(source, {Kind::rst, kRst, Escape::none, Role::paragraph});
}

base::Result<Rendering> read_asciidoc(const Source& source) {
  return read_patterns(source, {Kind::asciidoc, kAsciiDoc, Escape::none, Role::paragraph});
}

base::Result<Rendering> read_subtitle(const Source& source) {
  return read_patterns(source, {Kind::subtitle, kSubtitle, Escape::none, Role::unit});
}

}  // namespace ireum::format
