//! Pieces that several screens share, each with its template.

mod change;
mod discrepancy;
mod document;
mod event;
mod named;
mod pager;
mod position;
mod quote;
pub(crate) mod statement;

pub(crate) use change::ChangeLine;
pub(crate) use discrepancy::DiscrepancyLine;
pub(crate) use document::DocumentLine;
pub(crate) use event::EventLine;
pub(crate) use named::Named;
pub(crate) use pager::Pager;
pub(crate) use position::PositionLine;
pub(crate) use quote::Quote;
pub(crate) use statement::StatementLine;

use crate::words::{Moment, Sign};
use askama::filters::HtmlSafe;

// Their templates escape what they are given, so they are not escaped again where they are put into a page.
impl HtmlSafe for ChangeLine {}
impl HtmlSafe for EventLine {}
impl HtmlSafe for Moment {}
impl HtmlSafe for Named {}
impl HtmlSafe for DiscrepancyLine {}
impl HtmlSafe for DocumentLine {}
impl HtmlSafe for Pager {}
impl HtmlSafe for PositionLine {}
impl HtmlSafe for Quote {}
impl HtmlSafe for Sign {}
impl HtmlSafe for StatementLine {}
