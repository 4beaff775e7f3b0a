// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A credential scope as text, laid out once for all signatures of a day.
#pragma once

#include <sansaws/aws/region.hpp>
#include <sansaws/core/sink.hpp>
#include <sansaws/sigv4/credential_scope.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace sansaws::sigv4 {

/// "20260102/us-east-1/service/aws4_request" inside its owner.
class written_scope {
  static constexpr std::size_t day_size = 8;

 public:
  static constexpr std::size_t max_size = day_size + 1 + aws::region::max_size + 1 +
                                          service_name::max_size + sizeof "/aws4_request" - 1;

  constexpr written_scope(const signing_day& day, const aws::region& region,
                          const service_name& service) noexcept
      : region_size_(region.text().size()), service_size_(service.text().size()) {
    span_sink sink(text_);
    append_scope(sink, {day.text(), region.text(), service.text()});
    size_ = sink.size();
  }

  constexpr std::string_view text() const& noexcept { return {text_.data(), size_}; }
  std::string_view text() const&& = delete;

  constexpr std::string_view day() const& noexcept { return text().substr(0, day_size); }
  std::string_view day() const&& = delete;
  constexpr std::string_view region() const& noexcept {
    return text().substr(day_size + 1, region_size_);
  }
  std::string_view region() const&& = delete;
  constexpr std::string_view service() const& noexcept {
    return text().substr(day_size + 1 + region_size_ + 1, service_size_);
  }
  std::string_view service() const&& = delete;

  /// Views of this object.
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

/// Writes `day/region/service/aws4_request`.
template <text_sink Sink>
constexpr void append_scope(Sink& sink, const written_scope& scope) {
  sink.append(scope.text());
}

}  // namespace sansaws::sigv4
