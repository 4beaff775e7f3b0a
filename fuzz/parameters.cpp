// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Four lines: the ARN of a table bucket, a namespace, a table's name, a region; each is tried as
// each of them. Accepted is exactly what matches the regular expressions of the service's model,
// and whatever is accepted, strictly or relaxed, stays in its segment of the path.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/aws/region.hpp>
#include <sansaws/encoding/percent_encoding.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/identifiers.hpp>

#include <array>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws;
using fuzz::promise;

namespace {

using call = s3tables::get_table_maintenance_job_status;

// std::regex calls itself for each byte, so it is not asked about long texts. These are over every
// limit but that of an ARN whose region has hundreds of letters.
constexpr std::size_t longest_matched = 512;

bool matches(std::string_view text, const std::regex& pattern) {
  return std::regex_match(text.begin(), text.end(), pattern);
}

/// `matches` is what the pattern, with its limit, says of the text.
template <class Id>
void check_strict(std::string_view text, bool matches) {
  const auto parsed = Id::parse(text);
  promise(parsed.has_value() == matches, "accepted is what the service's pattern matches");
  promise(Id::check(text).has_value() != matches, "check and parse agree");
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
  static const std::regex arn(
      "arn:aws[-a-z0-9]*:[a-z0-9]+:[-a-z0-9]*:[0-9]{12}:bucket/[a-z0-9_-]{3,63}");
  static const std::regex name("[0-9a-z_]*");
  // As they stand beside our types.
  static const std::regex relaxed_arn(
      "arn:[-a-z0-9]+:[-a-z0-9]+:[-a-z0-9]*:[-0-9a-zA-Z_]*:bucket/"
      "([-0-9a-zA-Z_]\\.?)*");
  static const std::regex relaxed_name("([-0-9a-zA-Z_]\\.?)*");

  const bool name_sized = !text.empty() && text.size() <= 255;
  check_strict<s3tables::table_bucket_arn>(text, matches(text, arn));
  check_strict<s3tables::namespace_name>(text, name_sized && matches(text, name));
  check_strict<s3tables::table_name>(text, name_sized && matches(text, name));

  const auto bucket = text.substr(text.rfind('/') + 1);  // of npos, 0
  check_relaxed<s3tables::table_bucket_arn>(
      text, !bucket.empty() && bucket.size() <= 255 && matches(text, relaxed_arn));
  check_relaxed<s3tables::namespace_name>(text, name_sized && matches(text, relaxed_name));
  check_relaxed<s3tables::table_name>(text, name_sized && matches(text, relaxed_name));
}

void check_region(std::string_view text) {
  static const std::regex label("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  static const std::regex digits("[0-9]*");
  static const std::regex pseudo("(fips-)?(.*?)(-fips)?");
  const bool is_region = matches(text, label) && !matches(text, digits);
  const auto parsed = aws::region::parse(text);
  promise(parsed.has_value() == is_region, "a region is one label of a host");
  if (parsed) promise(parsed->text() == text, "a region is the text that was given");

  std::cmatch parts;
  const bool split = std::regex_match(text.data(), text.data() + text.size(), parts, pseudo);
  const auto name = split ? parts[2].str() : std::string();
  const auto setting = aws::parse_region_setting(text);
  promise(setting.has_value() == (matches(name, label) && !matches(name, digits)),
          "a pseudo region holds a region");
  if (setting) {
    promise(setting->region.text() == name, "a pseudo region means the region that it holds");
    promise((setting->fips == aws::fips::on) == (name != text), "a pseudo region asks for FIPS");
  } else {
    promise(setting.error().position <= text.size(), "an error is at a byte that was given");
  }
}

void check_long(std::string_view text) {
  promise(!s3tables::namespace_name::parse_relaxed(text), "no namespace is that long");
  promise(!s3tables::table_name::parse_relaxed(text), "no name of a table is that long");
  promise(!aws::region::parse(text) && !aws::parse_region_setting(text), "no region is that long");
  const auto arn = s3tables::table_bucket_arn::parse_relaxed(text);
  promise(!arn || text.size() <= s3tables::table_bucket_arn::max_size, "no ARN is over its limit");
  promise(arn || !s3tables::table_bucket_arn::parse(text), "what is accepted is accepted relaxed");
}

/// The path of the operation, taken apart as a server does it.
void check_path(const call::input& input) {
  static const aws::endpoint endpoint("https://s3tables.us-east-1.amazonaws.com");
  const auto request = rest_json1::make_request<call>(input, endpoint);
  for (const char c : request.target) {
    promise(encoding::is_unreserved(c) || c == '%' || c == '/', "a path has no other characters");
  }
  std::vector<std::string> segments;
  for (std::string_view rest = request.target; !rest.empty();) {
    rest.remove_prefix(1);
    const auto segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    const auto decoded = encoding::percent_decode(segment);
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
    if (text.size() > longest_matched) {
      check_long(text);
    } else {
      check_identifiers(text);
      check_region(text);
    }
  }
  const auto arn = s3tables::table_bucket_arn::parse_relaxed(lines[0]);
  const auto space = s3tables::namespace_name::parse_relaxed(lines[1]);
  const auto name = s3tables::table_name::parse_relaxed(lines[2]);
  if (arn && space && name) check_path({*arn, *space, *name});
  return 0;
}
