// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A credential scope as text, written once for all signatures of a day.
#pragma once

#include <sansaws/aws/region.hpp>
#include <sansaws/aws/service_name.hpp>
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/sigv4/credential_scope.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// The text of a credential scope, "20260102/us-east-1/service/aws4_request". Owns the text,
/// without allocating.
class written_scope {
 public:
  static constexpr std::size_t max_size =
      8 + 1 + aws::region::max_size + 1 + aws::service_name::max_size + sizeof "/aws4_request" - 1;

  /// Precondition: a day of eight characters, a valid region and a valid service name.
  constexpr explicit written_scope(const credential_scope& scope) noexcept
      : region_size_(scope.region.size()), service_size_(scope.service.size()) {
    sansaws::detail::span_sink sink(text_);
    append_scope(sink, scope);
    size_ = sink.size();
  }

  constexpr std::string_view text() const& noexcept { return {text_.data(), size_}; }
  std::string_view text() const&& = delete;

  constexpr std::string_view day() const& noexcept { return text().substr(0, 8); }
  std::string_view day() const&& = delete;
  constexpr std::string_view region() const& noexcept { return text().substr(9, region_size_); }
  std::string_view region() const&& = delete;
  constexpr std::string_view service() const& noexcept {
    return text().substr(9 + region_size_ + 1, service_size_);
  }
  std::string_view service() const&& = delete;

  /// The parts, as views of this object.
  constexpr operator credential_scope() const& noexcept {  // NOLINT: the same in another form
    return {day(), region(), service()};
  }
  operator credential_scope() const&& = delete;

 private:
  std::array<char, max_size> text_{};
  std::size_t size_;
  std::size_t region_size_;
  std::size_t service_size_;
};

/// Appends `day/region/service/aws4_request`.
template <text_sink Sink>
constexpr void append_scope(Sink& sink, const written_scope& scope) {
  sink.append(scope.text());
}

}  // namespace sansaws::sigv4::detail
