// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The whole input is the URL of an endpoint, and a region. What is accepted has one canonical form,
// is safe to connect to and to write into a Host field, and a base path that no stack rewrites.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/aws/detail/endpoint_url.hpp>
#include <sansaws/aws/detail/partition.hpp>
#include <sansaws/aws/endpoint.hpp>
#include <sansaws/aws/region.hpp>
#include <sansaws/aws/resolve_endpoint.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/percent_encoding.hpp>

#include <algorithm>
#include <string>
#include <string_view>

using namespace sansaws;
using fuzz::promise;

namespace {

bool consists_of(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

void validate_host(std::string_view host) {
  promise(!host.empty() && host.size() <= 253, "a host has a size");
  if (host.starts_with('[')) {
    promise(host.ends_with(']') && host.size() >= 4, "an IPv6 address has its brackets");
    promise(consists_of(host.substr(1, host.size() - 2), "0123456789abcdef:."),
            "an IPv6 address is one, without a zone");
    return;
  }
  promise(consists_of(host, "abcdefghijklmnopqrstuvwxyz0123456789-_."), "a host is a name");
  promise(host.find("..") == std::string_view::npos && !host.starts_with('.'),
          "a name has no empty label");
  // What a resolver could take for an address in one of its older forms is an IPv4 address.
  if (consists_of(host, "0123456789.")) {
    promise(!host.ends_with('.') && std::count(host.begin(), host.end(), '.') == 3,
            "digits alone are an IPv4 address");
  }
}

void check_base_path(std::string_view path) {
  if (path.empty()) return;
  promise(path.starts_with('/') && !path.ends_with('/'), "a base path begins with a slash only");
  promise(consists_of(path,
                      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                      "-._~!$&'()*+,;=:@%/"),
          "a base path can stand in a request line");
  for (auto rest = path; !rest.empty();) {
    rest.remove_prefix(1);
    const auto segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    const auto decoded = http::percent_decode(segment);
    promise(decoded.has_value(), "an escape has its digits");
    promise(*decoded != "." && *decoded != "..", "a base path has no dot segment");
  }
}

void check_url(std::string_view url) {
  const auto parsed = aws::endpoint::parse(url);
  promise(aws::endpoint::validate(url).has_value() != parsed.has_value(), "check and parse agree");
  if (!parsed) {
    promise(parsed.error().parameter == "endpoint_url", "an error names the parameter");
    promise(parsed.error().position <= url.size(), "an error is at a byte that was given");
    return;
  }
  validate_host(parsed->host());
  check_base_path(parsed->base_path());
  promise(parsed->port() != 0, "there is a port to connect to");
  http::fields fields;
  promise(fields.append("Host", parsed->authority()) && fields.find("Host") == parsed->authority(),
          "an authority is the value of a field");
  promise(parsed->authority().starts_with(parsed->host()), "an authority begins with the host");
  const bool has_port = parsed->authority().size() != parsed->host().size();
  promise(has_port == (parsed->port() != aws::default_port(parsed->scheme())),
          "an authority has every port but the scheme's own");
  if (has_port) {
    promise(
        parsed->authority().substr(parsed->host().size()) == ':' + std::to_string(parsed->port()),
        "an authority ends in the port");
  }

  const auto again = aws::endpoint::parse(to_string(*parsed));
  promise(again && *again == *parsed, "an endpoint is the one of its canonical URL");
  const auto origin = aws::endpoint::parse(parsed->origin());
  promise(origin && origin->origin() == parsed->origin() && origin->base_path().empty(),
          "an origin is that of an endpoint");
}

void check_region(std::string_view text, aws::fips fips, aws::dual_stack dual_stack) {
  const auto region = aws::region::parse(text);
  if (!region) return;
  aws::endpoint_options options;
  options.region = *region;
  options.fips = fips;
  options.dual_stack = dual_stack;
  const auto resolved = aws::resolve_endpoint("s3tables", options);
  promise(resolved.has_value(), "every region has an endpoint");
  promise(resolved->signing_region == *region, "a request is signed for the region as given");
  const auto& endpoint = resolved->endpoint;
  promise(endpoint.scheme() == aws::scheme::https && endpoint.port() == 443 &&
              endpoint.base_path().empty(),
          "an endpoint of the service is found over TLS");

  std::string begin = fips == aws::fips::on ? "s3tables-fips." : "s3tables.";
  begin += std::string(text) + '.';
  promise(endpoint.host().starts_with(begin), "a region is one label of the host");
  const auto suffix = endpoint.host().substr(begin.size());
  const bool known = std::any_of(aws::detail::partitions.begin(), aws::detail::partitions.end(),
                                 [&](const aws::detail::partition& candidate) {
                                   return suffix == (dual_stack == aws::dual_stack::on
                                                         ? candidate.dual_stack_dns_suffix
                                                         : candidate.dns_suffix);
                                 });
  promise(known, "a request goes to a domain of AWS and to no other");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::as_text(data, size);
  check_url(text);
  check_url("https://" + std::string(text));
  for (const auto fips : {aws::fips::off, aws::fips::on}) {
    check_region(text, fips, aws::dual_stack::off);
    check_region(text, fips, aws::dual_stack::on);
  }
  return 0;
}
