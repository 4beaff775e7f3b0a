// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The list of an audit's tables, page by page.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/rest_json1/next_page.hpp>
#include <sansaws/s3tables/audit_error.hpp>
#include <sansaws/s3tables/list_parameters.hpp>
#include <sansaws/s3tables/list_tables.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::s3tables::detail {

/// A list that has more of something than the audit takes.
inline audit_error over_limit(std::string_view what, std::size_t limit) {
  const sansaws::detail::decimal_text digits(limit);
  audit_error error;
  error.http_status = 200;
  sansaws::detail::append_all(
      error.text, {"the list has more ", what, " than the audit takes: ", digits.text()});
  return error;
}

/// Which page is next, or why there is none. One page is asked for at a time.
class audit_listing {
 public:
  audit_listing(list_tables_input first, std::size_t max_pages)
      : page_(std::move(first)), max_pages_(max_pages) {}

  /// Goes on with the page of this token, which the service may have forgotten: then the list
  /// begins again, once.
  void go_on_with(continuation_token token) {
    page_->continuation_token = std::move(token);
    token_is_old_ = true;
  }
  void set_complete() { page_.reset(); }

  bool complete() const noexcept { return !page_; }
  /// Why the list ended before it was complete, if it did.
  const std::optional<audit_error>& error() const noexcept { return error_; }
  /// Whether the next page can be asked for. Then `call` says that it is.
  bool is_next() const noexcept { return page_ && !called_ && !error_; }
  void call() noexcept { called_ = true; }
  /// The page that was asked for last, or the next one. Precondition: not `complete()`.
  const list_tables_input& page() const noexcept { return *page_; }

  /// The page is there.
  void succeed(const list_tables_output& answer) {
    called_ = false;
    token_is_old_ = false;
    auto following = rest_json1::next_page<list_tables>(*page_, answer);
    if (!following) {
      error_ = bad_answer(following.error().code, following.error().pointer);
    } else {
      page_ = *std::move(following);
      if (page_ && ++pages_ >= max_pages_) error_ = over_limit("pages", max_pages_);
    }
  }
  /// It never will be, or is not taken.
  void fail(audit_error why) {
    called_ = false;
    const bool refused = why.http_status == 400 || why.http_status == 404;
    if (token_is_old_ && refused && !why.retryable) {
      token_is_old_ = false;
      page_->continuation_token.reset();
    } else {
      error_ = std::move(why);
    }
  }

 private:
  std::optional<list_tables_input> page_;  // nothing: the list is complete
  bool called_ = false;
  bool token_is_old_ = false;
  std::size_t pages_ = 0, max_pages_;
  std::optional<audit_error> error_;
};

}  // namespace sansaws::s3tables::detail
