//! What bytes are: by their name, by what a server says, by how they begin.

use crate::Reason;
use rapporteur_model::Media;
use std::path::Path;

/// The endings of files that are taken from a folder.
pub(crate) const READ_ENDINGS: [&str; 10] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "akn", "pdf"];

/// Bytes at the start that are looked at.
const SNIFFED: usize = 4096;

/// The outermost element of Akoma Ntoso, in lower case.
const AKN: &[u8] = b"<akomantoso";

/// How a portable document begins.
const PDF: &[u8] = b"%PDF-";

/// How files begin that are never text.
const BINARY: [&[u8]; 8] =
    [b"PK\x03\x04", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"\x1F\x8B", b"\x7FELF", b"\xD0\xCF\x11\xE0", b"SQLite format 3"];

/// Returns the ending of a file name in lower case.
pub(crate) fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// Returns what a file is by the ending of its name.
fn by_name(path: &Path) -> Option<Media> {
    match ending(path)?.as_str() {
        "txt" | "text" => Some(Media::Plain),
        "md" | "markdown" => Some(Media::Markdown),
        "html" | "htm" | "xhtml" => Some(Media::Html),
        "docx" => Some(Media::Docx),
        "akn" => Some(Media::Akn),
        "pdf" => Some(Media::Pdf),
        _ => None,
    }
}

/// Returns what a file is: a PDF file by how it begins, whatever its name, others by their name, or else by how they begin.
pub(crate) fn of_file(path: &Path, bytes: &[u8]) -> Media {
    by_name(path).filter(|_| !bytes.starts_with(PDF)).unwrap_or_else(|| by_content(bytes))
}

/// Returns what a server says that it sends, or nothing if it does not say.
///
/// # Errors
/// Content types that are not text.
pub(crate) fn by_content_type(content_type: &str) -> Result<Option<Media>, Reason> {
    match content_type.trim().to_ascii_lowercase().as_str() {
        "" | "application/octet-stream" => Ok(None),
        "text/html" | "application/xhtml+xml" => Ok(Some(Media::Html)),
        "text/markdown" => Ok(Some(Media::Markdown)),
        "application/akn+xml" => Ok(Some(Media::Akn)),
        "application/pdf" => Ok(Some(Media::Pdf)),
        // XML may be anything: how it begins tells.
        "application/xml" | "text/xml" => Ok(None),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => Ok(Some(Media::Docx)),
        other if other.starts_with("text/") => Ok(Some(Media::Plain)),
        other => Err(Reason::UnknownType(other.to_owned())),
    }
}

/// Returns what bytes are by how they begin: HTML or Akoma Ntoso if they say so, plain text otherwise.
pub(crate) fn by_content(bytes: &[u8]) -> Media {
    if is_docx(bytes) {
        return Media::Docx;
    }
    if bytes.starts_with(PDF) {
        return Media::Pdf;
    }
    let head = bytes[..bytes.len().min(SNIFFED)].to_ascii_lowercase();
    let says_akn = head.windows(AKN.len()).any(|window| window == AKN);
    let head = head.trim_ascii_start();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let says_html = [&b"<!doctype html"[..], b"<html", b"<head", b"<body"].iter().any(|tag| head.starts_with(tag))
        || (head.starts_with(b"<?xml") && head.windows(5).any(|window| window == b"<html"));
    if says_akn && head.starts_with(b"<") {
        return Media::Akn;
    }
    if says_html { Media::Html } else { Media::Plain }
}

/// Tells whether bytes are a word processor document: an archive that lists the part with the text.
fn is_docx(bytes: &[u8]) -> bool {
    const PART: &[u8] = b"word/document.xml";
    bytes.starts_with(b"PK\x03\x04") && bytes.windows(PART.len()).any(|window| window == PART)
}

/// Tells whether bytes are something other than text, so that reading them would give rubbish.
///
/// NUL bytes speak for it unless a byte order mark says UTF-16; so do the first bytes of well-known formats.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    if is_docx(bytes) || bytes.starts_with(PDF) {
        return false;
    }
    let head = &bytes[..bytes.len().min(SNIFFED)];
    let is_utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    BINARY.iter().any(|start| head.starts_with(start)) || (!is_utf16 && head.contains(&0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_how_they_begin() {
        assert_eq!(by_content(b"\xEF\xBB\xBF\n <!DOCTYPE HTML><p>x"), Media::Html);
        assert_eq!(by_content(b"<?xml version='1.0'?><html xmlns='x'>"), Media::Html);
        assert_eq!(by_content(b"<?xml version='1.0'?>\n<akomaNtoso xmlns='x'>"), Media::Akn);
        assert_eq!(by_content(b"Doren said <html> is a tag."), Media::Plain);
    }

    #[test]
    fn content_types_of_pictures_are_refused() {
        assert_eq!(by_content_type("text/HTML"), Ok(Some(Media::Html)));
        assert_eq!(by_content_type("text/x-unheard-of"), Ok(Some(Media::Plain)));
        assert_eq!(by_content_type("image/png"), Err(Reason::UnknownType("image/png".into())));
    }

    #[test]
    fn text_in_sixteen_bits_is_not_binary_when_it_says_so() {
        assert!(is_binary(b"words\0words"));
        assert!(!is_binary(b"\xFF\xFEw\0o\0"));
        assert!(is_binary(b"\x89PNG words"));
        assert_eq!((is_binary(b"%PDF-1.7\0"), by_content(b"%PDF-1.7\0")), (false, Media::Pdf));
        assert!(!is_binary("words\u{fffd}".as_bytes()));
    }
}
