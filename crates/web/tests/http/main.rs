//! The pages over real HTTP on loopback, from a small case of invented talks.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod guard;
mod pages;
mod support;
mod words;
