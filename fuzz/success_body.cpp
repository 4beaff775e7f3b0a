// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The whole input is the body of a success, of each operation. Both ways to read it stand on
// Boost.JSON's parser: that of the library, by which events fill the struct, and here a walk over
// Boost.JSON's document. What they make of the same events has to agree, in all rules on members,
// and on which bytes are JSON at all, although the document's parser is set up by others. And
// encoding undoes decoding.
#include "input.hpp"
#include "operations.hpp"
#include "oracles/document.hpp"
#include "oracles/outcome.hpp"
#include "promise.hpp"

#include <sansaws/json/decode.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <string_view>

using namespace sansaws;
using fuzz::promise;
namespace dom = boost::json;

namespace {

/// `wrong`: why the body is no document, if it is none.
void check_error(const json::decode_error& error, std::size_t size, const dom::value& document,
                 const dom::error_code& wrong) {
  promise((error.code == peer_errc::too_deep) == (wrong == dom::error::too_deep),
          "too_deep is what the limit says");
  promise((error.code == peer_errc::not_json) == (wrong && wrong != dom::error::too_deep),
          "not_json is what makes no document");
  if (wrong) {
    promise(error.pointer.empty() && error.offset <= size, "an error has its byte");
    return;
  }
  promise(error.offset == 0, "a byte is given only where the body is no JSON");
  promise((error.code == peer_errc::not_an_object) == !document.is_object(),
          "not_an_object is what is no object");
  promise(error.pointer.empty() == !document.is_object(),
          "an error in an object points to the member");
  promise(error.pointer.size() <= 512, "a pointer is bounded, whatever the peer sent");
}

/// With so few elements allowed that some bodies have more.
template <class Output>
void check_limit(std::string_view body, const result<Output, json::decode_error>& decoded) {
  constexpr limits few{.max_elements = 2};
  const auto limited = json::decode<Output>(body, few);
  if (limited) {
    promise(oracles::count_elements(*limited) <= few.max_elements, "lists are limited");
    promise(decoded && *decoded == *limited, "a limit that is kept changes nothing");
  } else {
    promise(limited.error().code == peer_errc::too_many_elements ||
                (!decoded && decoded.error() == limited.error()),
            "a limit makes one error");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto body = fuzz::as_text(data, size);
  const limits bounds;
  dom::error_code wrong;
  dom::parse_options options;
  options.max_depth = bounds.max_depth;
  const auto document = dom::parse(dom::string_view(body.data(), body.size()), wrong, {}, options);
  fuzz::for_each_operation([&]<class Op>(std::string_view) {
    const auto decoded = json::decode<typename Op::output>(body, bounds);
    if (decoded) {
      promise(!wrong, "what was decoded is JSON");
      promise(oracles::stands_for(document, *decoded),
              "a success has all members, as the body has them");
      promise(oracles::check_output(*decoded));
    } else {
      check_error(decoded.error(), size, document, wrong);
    }
    check_limit(body, decoded);
  });
  return 0;
}
