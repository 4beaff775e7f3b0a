// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Four lines: the ARN of a table bucket, a namespace, a table's name, a region; each is tried as
// each of them. Accepted is exactly what matches the service's regular expressions, and whatever is
// accepted, strictly or relaxed, stays in its segment of the path.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/aws/region_setting.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/identifiers.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws;
using fuzz::promise;

namespace {

using call = s3tables::get_table_maintenance_job_status;

constexpr auto any_number = static_cast<std::size_t>(-1);

/// How often an atom may stand: takes `*`, `+`, `{n}` or `{m,n}` off the front of the pattern.
std::pair<std::size_t, std::size_t> take_quantifier(std::string_view& pattern) {
  if (pattern.starts_with('*') || pattern.starts_with('+')) {
    const std::size_t least = pattern.front() == '+' ? 1 : 0;
    pattern.remove_prefix(1);
    return {least, any_number};
  }
  if (!pattern.starts_with('{')) return {1, 1};
  std::size_t numbers[2] = {0, 0};
  std::size_t count = 0;
  for (pattern.remove_prefix(1); pattern.front() != '}'; pattern.remove_prefix(1)) {
    if (pattern.front() == ',') {
      ++count;
    } else {
      numbers[count] = numbers[count] * 10 + static_cast<std::size_t>(pattern.front() - '0');
    }
  }
  pattern.remove_prefix(1);
  return {numbers[0], numbers[count]};
}

/// Whether the character, or the `[class]` with its ranges, stands for `c`.
bool stands_for(std::string_view atom, char c) {
  if (atom.size() == 1) return atom.front() == c;
  atom = atom.substr(1, atom.size() - 2);
  while (!atom.empty()) {
    const bool range = atom.size() > 2 && atom[1] == '-';
    if (range ? atom[0] <= c && c <= atom[2] : atom[0] == c) return true;
    atom.remove_prefix(range ? 3 : 1);
  }
  return false;
}

/// Whether the whole text matches a regular expression without groups.
bool matches(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return text.empty();
  const auto atom = pattern.substr(0, pattern.front() == '[' ? pattern.find(']') + 1 : 1);
  pattern.remove_prefix(atom.size());
  const auto [least, most] = take_quantifier(pattern);
  std::size_t count = 0;
  while (count != text.size() && count != most && stands_for(atom, text[count])) ++count;
  for (++count; count-- > least;) {
    if (matches(text.substr(count), pattern)) return true;
  }
  return false;
}

bool has_dots_inside_only(std::string_view name) {
  return !name.starts_with('.') && name.find("..") == std::string_view::npos;
}

bool is_region(std::string_view text) {
  return matches(text, "[-a-z0-9]{1,63}") && !matches(text, "[0-9]*") && !text.starts_with('-') &&
         !text.ends_with('-');
}

/// `matches` is what the pattern, with its limit, says of the text.
template <class Id>
void check_strict(std::string_view text, bool matches) {
  const auto parsed = Id::parse(text);
  promise(parsed.has_value() == matches, "accepted is what the service's pattern matches");
  promise(Id::validate(text).has_value() != matches, "check and parse agree");
  if (parsed) {
    promise(parsed->text() == text, "an identifier is the text that was given");
    promise(Id::parse_relaxed(text).has_value(), "what is accepted is accepted relaxed");
  } else {
    promise(parsed.error().position <= text.size(), "an error is at a byte that was given");
  }
}

template <class Id>
void check_relaxed(std::string_view text, bool matches) {
  const auto parsed = Id::parse_relaxed(text);
  promise(parsed.has_value() == matches, "accepted is what the relaxed pattern matches");
  if (parsed) promise(parsed->text() == text, "an identifier is the text that was given");
}

void check_identifiers(std::string_view text) {
  // As they stand in the service's model.
  constexpr std::string_view arn =
      "arn:aws[-a-z0-9]*:[a-z0-9]+:[-a-z0-9]*:[0-9]{12}:bucket/[a-z0-9_-]{3,63}";
  constexpr std::string_view model_name = "[0-9a-z_]*";
  // The service's own names have hyphens, too.
  constexpr std::string_view name = "[-0-9a-z_]*";
  // As they stand beside our types.
  constexpr std::string_view relaxed_arn =
      "arn:[-a-z0-9]+:[-a-z0-9]+:[-a-z0-9]*:[-0-9a-zA-Z_]*:bucket/[-0-9a-zA-Z_.]{1,255}";
  constexpr std::string_view relaxed_name = "[-0-9a-zA-Z_.]*";

  const bool arn_sized = text.size() <= 2048;
  const bool name_sized = !text.empty() && text.size() <= 255;
  check_strict<s3tables::table_bucket_arn>(text, arn_sized && matches(text, arn));
  check_strict<s3tables::namespace_name>(text, name_sized && matches(text, name));
  check_strict<s3tables::table_name>(text, name_sized && matches(text, name));
  promise(
      !s3tables::namespace_name::validate_model(text) == (name_sized && matches(text, model_name)),
      "a name by the model is what its pattern matches");

  const auto bucket = text.substr(text.rfind('/') + 1);  // of npos, 0
  check_relaxed<s3tables::table_bucket_arn>(
      text, arn_sized && matches(text, relaxed_arn) && has_dots_inside_only(bucket));
  const bool relaxed = name_sized && matches(text, relaxed_name) && has_dots_inside_only(text);
  check_relaxed<s3tables::namespace_name>(text, relaxed);
  check_relaxed<s3tables::table_name>(text, relaxed);
}

void check_region(std::string_view text) {
  const auto parsed = aws::region::parse(text);
  promise(parsed.has_value() == is_region(text), "a region is one label of a host");
  if (parsed) promise(parsed->text() == text, "a region is the text that was given");

  auto name = text;
  if (name.starts_with("fips-")) name.remove_prefix(5);
  if (name.ends_with("-fips")) name.remove_suffix(5);
  const auto setting = aws::region_setting::parse(text);
  promise(setting.has_value() == is_region(name), "a pseudo region holds a region");
  if (setting) {
    promise(setting->region.text() == name, "a pseudo region means the region that it holds");
    promise((setting->fips == aws::fips::on) == (name != text), "a pseudo region asks for FIPS");
  } else {
    promise(setting.error().position <= text.size(), "an error is at a byte that was given");
  }
}

/// The path of the operation, taken apart as a server does it.
void check_path(const call::input& input) {
  static const aws::endpoint endpoint("https://s3tables.us-east-1.amazonaws.com");
  const auto request = rest_json1::make_request<call>(input, endpoint);
  for (const char c : request.target) {
    promise(http::detail::unreserved_chars.contains(c) || c == '%' || c == '/',
            "a path has no other characters");
  }
  std::vector<std::string> segments;
  for (std::string_view rest = request.target; !rest.empty();) {
    rest.remove_prefix(1);
    const auto segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    const auto decoded = http::percent_decode(segment);
    promise(decoded.has_value(), "a segment can be decoded");
    promise(*decoded != "." && *decoded != ".." && !decoded->empty(),
            "no segment is a dot segment");
    segments.push_back(*decoded);
  }
  const std::vector<std::string> expected{"tables", std::string(input.table_bucket_arn.text()),
                                          std::string(input.namespace_name.text()),
                                          std::string(input.name.text()), "maintenance-job-status"};
  promise(segments == expected, "each parameter is one segment of the path");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  std::array<std::string_view, 4> lines;
  for (auto& line : lines) line = in.line();
  for (const auto text : {lines[0], lines[1], lines[2], lines[3], fuzz::as_text(data, size)}) {
    check_identifiers(text);
    check_region(text);
  }
  const auto arn = s3tables::table_bucket_arn::parse_relaxed(lines[0]);
  const auto space = s3tables::namespace_name::parse_relaxed(lines[1]);
  const auto name = s3tables::table_name::parse_relaxed(lines[2]);
  if (arn && space && name) check_path({*arn, *space, *name});
  return 0;
}
