use crate::{CountryCode, Evidence, Trace};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A town, region or country that the text speaks of as a place, once however often it is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locality {
    /// The name as the text gives it; in its usual capitals where a dateline has it in capitals only.
    pub name: String,
    /// The country it lies in, by the text or else by the tables; none for a sea and for what nobody knows.
    pub country: Option<CountryCode>,
    /// The region it lies in, where the text names it: "Paris, Texas".
    pub within: Option<String>,
    /// Where it is, if a table knows.
    pub point: Option<Point>,
    /// How exact it is.
    pub precision: PlacePrecision,
    /// Where it is spoken of as a place.
    pub mentions: Evidence,
    /// Why it is as it is.
    pub trace: Trace,
}

/// A point on the earth, in thousandths of a degree (some hundred metres), WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Point {
    /// North of the equator.
    pub latitude: i32,
    /// East of Greenwich.
    pub longitude: i32,
}

/// How exact a place is; the precision of ACLED, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlacePrecision {
    /// A town.
    Town,
    /// A province, a region, a water.
    Region,
    /// A whole country.
    Country,
}
