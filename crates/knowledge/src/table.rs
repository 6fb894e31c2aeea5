//! Tab-separated tables: a `#` line is a comment or the header, a `|` parts several values in a cell.

/// Calls `row` with the cells of each row; missing cells at the end are empty.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(cells)
}

/// Returns the cells of a row; missing ones at the end are empty.
pub(crate) fn cells<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut cells = [""; N];
    for (cell, value) in cells.iter_mut().zip(line.split('\t')) {
        *cell = value.trim();
    }
    cells
}

/// Returns the values of a cell.
pub(crate) fn values(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_the_cells_they_are_asked_for() {
        let table = "# origin\n#code\tname\n\nALT\tAltara|the Altaran Republic\nVER\n";
        let rows: Vec<[&str; 3]> = rows(table).collect();
        assert_eq!(rows, [["ALT", "Altara|the Altaran Republic", ""], ["VER", "", ""]]);
        assert_eq!(values(rows[0][1]).collect::<Vec<_>>(), ["Altara", "the Altaran Republic"]);
    }
}
