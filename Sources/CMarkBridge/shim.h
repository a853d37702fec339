#ifndef BIZLOG_CMARK_BRIDGE_SHIM_H
#define BIZLOG_CMARK_BRIDGE_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

// The parser's own structures: between feeding and finishing they show the raw
// text of every block before inline parsing starts, which is when its cost can
// still be refused.
#if __has_include(<cmark-gfm/parser.h>)
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#else
#include <node.h>
#include <parser.h>
#endif

#endif
