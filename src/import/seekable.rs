//! Bytes that are read from any place: in memory, or in a file that is open only while it is
//! read, so that a thousand archives can be waiting.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

/// Bytes with a place in them. A copy begins at the same place and shares the bytes.
#[derive(Debug)]
pub(super) struct Seekable {
    bytes: Bytes,
    length: u64,
    at: u64,
}

#[derive(Debug)]
enum Bytes {
    Memory(Arc<[u8]>),
    File {
        path: Arc<Path>,
        /// Once something was read: the file, and the place in it.
        open: Option<(BufReader<File>, u64)>,
    },
}

impl Seekable {
    /// Returns bytes in memory.
    pub(super) fn memory(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        Self {
            length: bytes.len() as u64,
            bytes: Bytes::Memory(bytes),
            at: 0,
        }
    }

    /// Returns those of a file of that length.
    pub(super) fn file(path: &Path, length: u64) -> Self {
        Self {
            bytes: Bytes::File {
                path: path.into(),
                open: None,
            },
            length,
            at: 0,
        }
    }
}

impl Clone for Seekable {
    fn clone(&self) -> Self {
        let bytes = match &self.bytes {
            Bytes::Memory(bytes) => Bytes::Memory(Arc::clone(bytes)),
            Bytes::File { path, .. } => Bytes::File {
                path: Arc::clone(path),
                open: None,
            },
        };
        Self { bytes, ..*self }
    }
}

impl Read for Seekable {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.bytes {
            Bytes::Memory(bytes) => {
                let from = usize::try_from(self.at).unwrap_or(usize::MAX);
                bytes.get(from..).unwrap_or_default().read(into)?
            }
            Bytes::File { path, open } => {
                let (file, place) = match open {
                    Some(open) => open,
                    None => open.insert((opened(path, self.length)?, 0)),
                };
                if *place != self.at {
                    file.seek(SeekFrom::Start(self.at))?;
                }
                let read = file.read(into)?;
                *place = self.at + read as u64;
                read
            }
        };
        self.at += read as u64;
        Ok(read)
    }
}

/// Opens a file that had that length when it was looked at.
fn opened(path: &Path, length: u64) -> io::Result<BufReader<File>> {
    let file = File::open(path)?;
    if file.metadata()?.len() != length {
        return Err(io::Error::other("it was changed meanwhile"));
    }
    Ok(BufReader::new(file))
}

impl Seek for Seekable {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let (from, by) = match to {
            SeekFrom::Start(at) => {
                self.at = at;
                return Ok(at);
            }
            SeekFrom::End(by) => (self.length, by),
            SeekFrom::Current(by) => (self.at, by),
        };
        let before = || io::Error::from(io::ErrorKind::InvalidInput);
        self.at = from.checked_add_signed(by).ok_or_else(before)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_reads_as_its_bytes_in_memory_from_any_place() {
        let bytes: Vec<u8> = (0..50_000_u32).map(|n| (n % 251) as u8).collect();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bytes");
        std::fs::write(&path, &bytes).expect("written");
        let mut memory = Seekable::memory(bytes.clone());
        let mut file = Seekable::file(&path, bytes.len() as u64);
        for to in [
            SeekFrom::End(-10),
            SeekFrom::Start(7),
            SeekFrom::Current(20_000),
            SeekFrom::Current(-1),
            SeekFrom::Start(60_000),
            SeekFrom::Start(0),
        ] {
            let places = [memory.seek(to).ok(), file.seek(to).ok()];
            assert_eq!(places[0], places[1], "{to:?}");
            let mut copy = file.clone();
            let mut read = [[0; 300], [0; 300], [0; 300]];
            let counts = [
                io::copy(&mut (&mut memory).take(300), &mut read[0].as_mut_slice()).ok(),
                io::copy(&mut (&mut file).take(300), &mut read[1].as_mut_slice()).ok(),
                io::copy(&mut (&mut copy).take(300), &mut read[2].as_mut_slice()).ok(),
            ];
            assert_eq!(counts, [counts[0]; 3], "{to:?}");
            assert_eq!(read, [read[0]; 3], "{to:?}");
        }
        assert!(file.seek(SeekFrom::Current(-100_000)).is_err());
        std::fs::write(&path, b"another").expect("written");
        let mut copy = file.clone();
        assert!(copy.read(&mut [0; 4]).is_err(), "it was changed");
    }
}
