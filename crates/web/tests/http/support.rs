//! A small case of invented talks, served on loopback, and a client that takes nothing for granted.

use rapporteur_desk::{Case, FixedWorld, Settings};
use rapporteur_model::{ActorKind, Brief, BriefIssue, BriefParty, SideRole};
use rapporteur_web::serve;
use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, mpsc};
use tempfile::TempDir;

/// File name, outlet, day of publication, instant of capture, text.
pub(crate) type Article = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// One wire story, printed by two outlets.
const WIRE: &str = "Verran rejects the withdrawal line\n\nPORT SELLE, March 10 (Northwire) - Verran rejects the withdrawal line, its chief \
     negotiator, Teo Marsh, said on Monday.\n\nMarsh said the council would not accept any line drawn before the gauges are \
     read. “No map, no deal,” he said.\n\nAltara supports the withdrawal line. “Altara supports the withdrawal line,” Ilse \
     Doren, the chief negotiator of Altara, said in Sorrin.\n\nThe delegations of Altara and Verran will meet in Port Selle on \
     Thursday.\n\nThe 12-point text was published by Norlund last week.\n";

pub(crate) const ARTICLES: &[Article] = &[
    (
        "01-council.txt",
        "Verran Post",
        "2031-03-06",
        "2031-03-06T12:00:00Z",
        "Verran could discuss a line\n\nKOLVANE, March 6 - Verran said on Thursday that it would accept the withdrawal line if the \
         gauges were read first.\n\n“We can discuss a line,” Teo Marsh, the chief negotiator of Verran, told reporters.\n",
    ),
    ("02-wire.txt", "Northwire", "2031-03-10", "2031-03-10T16:40:00Z", WIRE),
    ("03-copy.txt", "Harbour Mail", "2031-03-10", "2031-03-10T17:05:00Z", WIRE),
    (
        "04-hostile.txt",
        "Altara <b>Gazette</b>",
        "2031-03-10",
        "2031-03-10T18:00:00Z",
        "<script>alert(\"title\")</script> & the line\n\n“Altara supports the withdrawal line & <img src=x onerror=alert(1)>,” said Ilse \
         Doren, the chief negotiator of Altara.\n\n\u{642}\u{627}\u{644}\u{62a} \u{623}\u{644}\u{62a}\u{627}\u{631}\u{627} \
         \u{625}\u{646}\u{647}\u{627} \u{62a}\u{624}\u{64a}\u{62f} \u{627}\u{644}\u{62e}\u{637}.\n",
    ),
];

pub(crate) fn brief() -> Brief {
    let party = |name: &str, alias: &str, role| BriefParty {
        name: name.to_owned(),
        kind: ActorKind::State,
        aliases: vec![alias.to_owned()],
        role,
    };
    Brief {
        title: "Kessar talks".to_owned(),
        parties: vec![
            party("Altara", "Altaran", SideRole::Party),
            party("Verran", "Verrani", SideRole::Party),
            party("Norlund", "Norlunder", SideRole::Mediator),
        ],
        issues: vec![
            BriefIssue { name: "withdrawal line".to_owned(), aliases: vec!["line".to_owned()] },
            BriefIssue { name: "prisoner lists".to_owned(), aliases: Vec::new() },
        ],
    }
}

/// The case that tests share; who changes something serves another.
pub(crate) static SERVED: LazyLock<Served> = LazyLock::new(Served::new);

/// A case in a folder of its own, and the address it is served at.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    pub(crate) folder: TempDir,
}

impl Served {
    /// Reads the articles into a case and serves it.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut case = Case::init(&folder.path().join("case.db"), &brief(), world()).unwrap();
        case.add(&[write(&folder, ARTICLES).display().to_string()], &Settings::default(), &mut |_| ()).unwrap();
        let (ready, address) = mpsc::channel();
        std::thread::spawn(move || serve(case, "127.0.0.1:0".parse().unwrap(), move |at| ready.send(at).unwrap()));
        Self { address: address.recv().unwrap(), folder }
    }

    /// Opens the case a second time, beside the server.
    pub(crate) fn case(&self) -> Case {
        Case::open(&self.folder.path().join("case.db"), world()).unwrap()
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    /// Gets a page that must be there.
    pub(crate) fn page(&self, path: &str) -> String {
        let reply = self.get(path);
        assert_eq!(reply.status, 200, "{path}\n{}", reply.body);
        reply.body
    }

    pub(crate) fn send(&self, request: &str) -> Reply {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Reply::parse(&String::from_utf8(bytes).unwrap())
    }
}

fn world() -> Arc<FixedWorld> {
    Arc::new(FixedWorld("2031-03-11T08:00:00Z".parse().unwrap()))
}

/// Writes articles with their sidecars into a folder below `folder`.
pub(crate) fn write(folder: &TempDir, articles: &[Article]) -> PathBuf {
    let path = folder.path().join(format!("articles-{}", articles[0].0));
    fs::create_dir_all(&path).unwrap();
    for (name, outlet, published, fetched, text) in articles {
        fs::write(path.join(name), text).unwrap();
        let sidecar = serde_json::json!({
            "published": published, "fetched": fetched, "outlet": outlet,
            "uri": format!("https://{}.example/{name}", outlet.split(' ').next().unwrap().to_lowercase()),
        });
        fs::write(path.join(name).with_extension("doc.json"), sidecar.to_string()).unwrap();
    }
    path
}

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: String,
}

impl Reply {
    fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok()).unwrap_or(0);
        let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Self { status, headers: headers.collect(), body: body.to_owned() }
    }
}

/// A piece of HTML: a tag with its attributes as they stand, or words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Open(String, String),
    Close(String),
    Words(String),
}

pub(crate) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        if !before.is_empty() {
            tokens.push(Token::Words(unescaped(before)));
        }
        let (tag, next) = after.split_once('>').expect("every tag ends");
        rest = next;
        if let Some(name) = tag.strip_prefix('/') {
            tokens.push(Token::Close(name.to_owned()));
        } else if !tag.starts_with('!') {
            let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
            tokens.push(Token::Open(name.to_owned(), attributes.to_owned()));
        }
    }
    tokens.push(Token::Words(unescaped(rest)));
    tokens
}

pub(crate) fn unescaped(text: &str) -> String {
    let pairs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Returns the value of an attribute.
pub(crate) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let (_, after) = format!(" {attributes}").split_once(&format!(" {name}=\"")).map(|(a, b)| (a.to_owned(), b.to_owned()))?;
    after.split_once('"').map(|(value, _)| unescaped(value))
}

/// Returns every address that a page links to, without its fragment.
pub(crate) fn links(html: &str) -> Vec<String> {
    let address = |token: &Token| match token {
        Token::Open(_, attributes) => attribute(attributes, "href"),
        _ => None,
    };
    tokens(html).iter().filter_map(address).map(|href| href.split('#').next().unwrap().to_owned()).collect()
}
