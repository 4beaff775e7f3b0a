// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Lines such as "maxTables=7", each a member of an input by its wire name, and "endpoint=URL"; a
// byte 1 stands for a line's end within a value; the last three bytes are choices. Each operation
// whose members are all accepted is asked: its request has each value where the service's model has
// it, encoded in the one way that is canonical, and nothing else; and written straight into a
// buffer it has the same bytes.
#include "input.hpp"
#include "operations.hpp"
#include "oracles/document.hpp"
#include "oracles/target.hpp"
#include "promise.hpp"
#include "signing.hpp"
#include "written.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/json/shape.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/rest_json1/parameter.hpp>
#include <sansaws/rest_json1/write_signed_request.hpp>

#include <boost/json/parse.hpp>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

using namespace sansaws;
using fuzz::promise;

namespace {

using lines = std::map<std::string, std::string, std::less<>>;

lines read_lines(fuzz::input& in) {
  lines read;
  while (!in.empty()) {
    const auto line = in.line();
    const auto equals = line.find('=');
    if (equals == line.npos) continue;
    std::string value(line.substr(equals + 1));
    for (char& c : value) c = c == '\1' ? '\n' : c;
    read.emplace(line.substr(0, equals), std::move(value));
  }
  return read;
}

// A member of an input, from a text. Nothing where it is refused.

template <class T>
struct type_tag {};

template <class T>
std::optional<T> parsed(std::string_view text, bool relaxed, type_tag<T>) {
  if constexpr (std::is_enum_v<T>) {
    return from_wire<T>(text);
  } else if constexpr (requires { T::make(std::uint64_t{}); }) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    const auto made = T::make(number);
    return made ? std::optional<T>(*made) : std::nullopt;
  } else {
    auto made = T::parse(text);
    if constexpr (requires { T::parse_relaxed(text); }) {
      if (relaxed) made = T::parse_relaxed(text);
    }
    return made ? std::optional<T>(*std::move(made)) : std::nullopt;
  }
}
template <class T>
std::optional<rest_json1::valid<T>> parsed(std::string_view text, bool,
                                           type_tag<rest_json1::valid<T>>) {
  const auto decoded = json::decode<T>(text);
  if (!decoded) return std::nullopt;
  const auto made = rest_json1::valid<T>::make(*decoded);
  return made ? std::optional(*made) : std::nullopt;
}

/// A std::optional of what the member is. An optional member may be absent.
template <class Member>
auto member_of(const lines& given, std::string_view name, bool relaxed) {
  const auto at = given.find(name);
  if constexpr (json::optional_shape<Member>) {
    if (at == given.end()) return std::optional<Member>(std::in_place);
    auto value = parsed(at->second, relaxed, type_tag<typename Member::value_type>());
    return value ? std::optional<Member>(std::move(value)) : std::nullopt;
  } else {
    if (at == given.end()) return std::optional<Member>();
    return parsed(at->second, relaxed, type_tag<Member>());
  }
}

template <class Input>
std::optional<Input> input_of(const lines& given, bool relaxed) {
  namespace shape = json::detail;
  return [&]<std::size_t... I>(std::index_sequence<I...>)->std::optional<Input> {
    auto members = std::tuple(
        member_of<shape::member_type<Input, I>>(given, wire_names<Input>[I], relaxed)...);
    if (!(std::get<I>(members) && ...)) return std::nullopt;
    return Input{*std::get<I>(std::move(members))...};
  }
  (std::make_index_sequence<shape::member_count<Input>>());
}

/// What the request says, by the route of the model and the lines.
template <class Input>
oracles::target_parts expected_parts(std::string_view route, const lines& given) {
  oracles::target_parts expected;
  for (const auto name : wire_names<Input>) {
    const auto at = given.find(name);
    if (at == given.end() || name == "value") continue;
    std::string text = at->second;
    // Only numbers have more than one form.
    if (name.starts_with("max")) text.erase(0, text.find_first_not_of('0'));
    expected.parameters.emplace(name, std::move(text));
  }
  while (!route.empty()) {
    route.remove_prefix(1);
    const auto part = route.substr(0, route.find('/'));
    route.remove_prefix(part.size());
    if (!part.starts_with('{')) {
      expected.segments.emplace_back(part);
      continue;
    }
    auto label = expected.parameters.extract(std::string(part.substr(1, part.size() - 2)));
    promise(!label.empty(), "a label is a member");
    expected.segments.push_back(std::move(label.mapped()));
  }
  return expected;
}

template <class Op>
void check_body(const typename Op::input& input, const http::request& request) {
  const auto type = request.fields.find("content-type");
  if constexpr (requires { input.value.value(); }) {
    boost::json::error_code wrong;
    const auto document = boost::json::parse(request.body, wrong);
    const auto* const object = document.if_object();
    promise(!wrong && object != nullptr && object->size() == 1, "a body has the value alone");
    const auto* const value = object->if_contains("value");
    promise(value != nullptr && oracles::stands_for(*value, input.value.value()),
            "a body has the value as it is");
    promise(type == "application/json", "a body is said to be JSON");
  } else {
    promise(request.body.empty() && !type, "what has no body says nothing of one");
  }
}

template <class Op>
void check(std::string_view route, const lines& given, bool relaxed, const aws::endpoint& endpoint,
           const sigv4::signer& signer, const sigv4::options& options) {
  const auto input = input_of<typename Op::input>(given, relaxed);
  if (!input) return;
  const auto request = rest_json1::make_request<Op>(*input, endpoint);
  promise(request.method == Op::method, "a request has its method");
  promise(request.fields.find("host") == endpoint.authority(), "a request is for its endpoint");
  promise(request.target.starts_with(endpoint.base_path()), "a base path stands first");
  const auto parts =
      oracles::take_apart(std::string_view(request.target).substr(endpoint.base_path().size()));
  promise(parts.has_value(), "a target is written canonically");
  promise(*parts == expected_parts<typename Op::input>(route, given),
          "a target has each value in its place, and nothing else");
  check_body<Op>(*input, request);

  const auto expected = fuzz::plain_way(request, signer, options);
  promise(expected.has_value(), "a request that was made can be signed and written");
  fuzz::check_written(expected, [&](std::span<char> out) {
    return rest_json1::write_signed_request<Op>(out, *input, endpoint, signer, fuzz::noon, options);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  const auto options = fuzz::read_options(in);
  const bool relaxed = in.flag();
  const std::string token(in.flag() ? 900 : 0, 't');
  const auto given = read_lines(in);

  aws::endpoint endpoint("https://s3tables.us-east-1.amazonaws.com");
  if (const auto at = given.find("endpoint"); at != given.end()) {
    if (auto parsed = aws::endpoint::parse(at->second)) endpoint = *std::move(parsed);
  }
  const auto signer = fuzz::make_signer("AKIDHARNESS", token, "us-east-1", "s3tables", fuzz::noon);
  fuzz::for_each_operation([&]<class Op>(std::string_view route) {
    check<Op>(route, given, relaxed, endpoint, signer, options);
  });
  return 0;
}
