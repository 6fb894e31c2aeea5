//! Why a place gave nothing.

use std::fmt;

/// A place that gave nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}: {reason}")]
pub struct Refused {
    /// The path or the address.
    pub what: String,
    /// Why.
    pub reason: Reason,
}

impl Refused {
    /// Returns the refusal of `what` for `reason`.
    pub fn new(what: impl Into<String>, reason: Reason) -> Self {
        Self { what: what.into(), reason }
    }

    /// Returns the code, which never changes its meaning.
    pub fn code(&self) -> &'static str {
        self.reason.code()
    }

    /// Returns what a person can do about it.
    pub fn hint(&self) -> &'static str {
        self.reason.hint()
    }
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $(($($field:ty),*))? $code:literal $hint:literal;)*) => {
        /// The reasons for a refusal.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Reason {
            $($(#[$doc])* $name $(($($field),*))?,)*
        }

        impl Reason {
            /// Returns the code, which never changes its meaning.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $code,)*
                }
            }

            /// Returns what a person can do about it.
            pub fn hint(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $hint,)*
                }
            }
        }
    };
}

reasons! {
    /// There is nothing under that name.
    Missing "R0101" "check the name";
    /// The file system does not let us read it.
    NoRights "R0102" "ask its owner for the right to read it";
    /// It is neither a file nor a folder: a device, a socket, a pipe.
    NotAFile "R0103" "name a file, a folder or an address";
    /// It is larger than the limit, in bytes.
    TooLarge(usize) "R0104" "split it into its articles";
    /// Its name ends in a kind that is not read yet.
    UnknownKind(String) "R0105" "save it as .txt, .md or .html";
    /// It is not text but something binary.
    Binary "R0106" "save it as plain text or as a web page";
    /// It holds no byte.
    Empty "R0107" "check that it was saved or downloaded whole";
    /// The folder holds no document that can be read.
    NothingInside "R0108" "name a folder with .txt, .md or .html files";
    /// The file system failed, in its own words.
    Io(String) "R0109" "try again, or copy it elsewhere first";
    /// The address is not one of the web.
    BadAddress "R0110" "write it as https://outlet.example/page";
    /// The server did not answer in time.
    TimedOut "R0111" "try later, or save the page and name the file";
    /// No server could be reached, in the words of the network.
    Unreachable(String) "R0112" "check the address and the connection";
    /// The server answered with a status that gives no page.
    Status(u16) "R0113" "open it in a browser, save the page and name the file";
    /// The server sent from one address to the next too often.
    Redirects "R0114" "open it in a browser and take the address it ends at";
    /// The server sent something that is no text, by its content type.
    UnknownType(String) "R0115" "save it as plain text or as a web page";
    /// It is of a kind that is read, but no words came out of it.
    NoWords "R0116" "it may be damaged, locked or a picture of words: save its words as plain text";
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such file or folder"),
            Self::NoRights => f.write_str("no right to read it"),
            Self::NotAFile => f.write_str("neither a file nor a folder"),
            Self::TooLarge(limit) => write!(f, "larger than the {} MiB a document may have", limit >> 20),
            Self::UnknownKind(kind) => write!(f, "{kind} files are not read"),
            Self::Binary => f.write_str("not text"),
            Self::NoWords => f.write_str("no words could be read in it"),
            Self::Empty => f.write_str("empty"),
            Self::NothingInside => f.write_str("no document in this folder"),
            Self::Io(cause) => write!(f, "could not be read: {cause}"),
            Self::BadAddress => f.write_str("not an address of the web"),
            Self::TimedOut => f.write_str("the server did not answer in time"),
            Self::Unreachable(cause) => write!(f, "no server could be reached: {cause}"),
            Self::Status(status) => write!(f, "the server said {status}"),
            Self::Redirects => f.write_str("the server sends from one address to the next without end"),
            Self::UnknownType(media) => write!(f, "the server sent {media}, which is not text"),
        }
    }
}
