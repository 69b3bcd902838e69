#include "check/context.h"
namespace ireum::check {
__attribute__((weak)) void check_characters(const Context&, uint32_t, Findings&) {}
__attribute__((weak)) void check_money(const Context&, uint32_t, Findings&) {}
__attribute__((weak)) void check_brackets(const Context&, uint32_t, Findings&) {}
__attribute__((weak)) void check_glosses(const Context&, uint32_t, Findings&) {}
}
