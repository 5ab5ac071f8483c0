//! What begins with `\`.

use super::fault::{Fault, Reason};
use super::parse::Parser;
use super::piece::{Look, Piece};
use super::set::MAX;

impl Parser<'_> {
    /// Reads an escape outside of a class.
    pub(super) fn backslash(&mut self) -> Result<(), Fault> {
        let start = self.at;
        match self.rest().as_bytes().get(1) {
            Some(b'A') => self.look(2, Look::TextStart),
            Some(b'b') => self.look(2, Look::WordBoundary),
            Some(b'B') => self.look(2, Look::NoWordBoundary),
            Some(b'z') => self.look(2, Look::TextEnd),
            Some(b'C') => return Err(self.fault_at(start..start + 2, Reason::AnyByte)),
            Some(b'Q') => {
                self.at += 2;
                let end = self.rest().find("\\E");
                let quoted = &self.rest()[..end.unwrap_or(self.rest().len())];
                quoted.chars().for_each(|character| self.literal(character));
                self.at += quoted.len() + if end.is_some() { 2 } else { 0 };
            }
            _ => {
                if let Some(class) = self.class_escape()? {
                    self.push(Piece::Class(class));
                } else {
                    let point = self.character_escape()?;
                    self.push(Piece::Literal { point, fold: self.flags.fold });
                }
            }
        }
        Ok(())
    }

    /// Reads an escape of one character, in a class or not.
    pub(super) fn character_escape(&mut self) -> Result<u32, Fault> {
        let start = self.at;
        self.at += 1;
        let Some(letter) = self.next() else { return Err(self.fault(start, Reason::TrailingBackslash)) };
        Ok(match letter {
            '1'..='7' if !self.peek().is_some_and(is_octal) => return Err(self.fault(start, Reason::BackReference)),
            '8' | '9' => return Err(self.fault(start, Reason::BackReference)),
            '0'..='7' => {
                let digits = 1 + self.rest().chars().take(2).take_while(|digit| is_octal(*digit)).count();
                self.at = start + 1 + digits;
                u32::from_str_radix(&self.text[start + 1..self.at], 8).expect("only octal digits were counted")
            }
            'x' => self.hexadecimal().ok_or_else(|| self.fault(start, Reason::HexEscape))?,
            'a' => 0x07,
            'f' => 0x0C,
            'n' => 0x0A,
            'r' => 0x0D,
            't' => 0x09,
            'v' => 0x0B,
            'C' => return Err(self.fault(start, Reason::AnyByte)),
            other if other.is_ascii() && !other.is_ascii_alphanumeric() => u32::from(other),
            _ => return Err(self.fault(start, Reason::UnknownEscape)),
        })
    }

    /// The digits after `\x`: two, or any number of them in braces. What is at fault has been read when there is nothing.
    fn hexadecimal(&mut self) -> Option<u32> {
        if !self.eat("{") {
            let high = self.next()?;
            let low = self.next()?;
            return Some(high.to_digit(16)? * 16 + low.to_digit(16)?);
        }
        let start = self.at;
        let mut point = 0;
        loop {
            let digit = self.next()?;
            if digit == '}' {
                return (self.at > start + 1).then_some(point);
            }
            point = point * 16 + digit.to_digit(16)?;
            if point > MAX {
                return None;
            }
        }
    }
}

fn is_octal(digit: char) -> bool {
    matches!(digit, '0'..='7')
}
