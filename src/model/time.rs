//! RFC 3339 times and the calendar.

/// Parses an RFC 3339 time as Go does (uppercase `T` and `Z`, no leap seconds, only days that exist). Returns nanoseconds since 1970.
pub fn time(text: &str) -> Option<i128> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<i64> {
        let digits = bytes.get(range)?;
        digits.iter().all(u8::is_ascii_digit).then(|| digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')))
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    let marks = (bytes[4], bytes[7], bytes[10], bytes[13], bytes[16]) == (b'-', b'-', b'T', b':', b':');
    let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day) && hour < 24 && minute < 60 && second < 60;
    if !marks || !exists {
        return None;
    }
    let mut rest = &bytes[19..];
    let mut nanos = 0i128;
    if let [b'.' | b',', fraction @ ..] = rest {
        let length = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            return None;
        }
        let padded = fraction[..length].iter().copied().chain(std::iter::repeat(b'0')).take(9);
        nanos = padded.fold(0, |sum, digit| sum * 10 + i128::from(digit - b'0'));
        rest = &fraction[length..];
    }
    let offset = match rest {
        b"Z" => 0,
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let at = bytes.len() - 5;
            let (hours, minutes) = (number(at..at + 2)?, number(at + 3..at + 5)?);
            if hours > 24 || minutes >= 60 {
                return None;
            }
            let seconds = hours * 3600 + minutes * 60;
            if *sign == b'-' { -seconds } else { seconds }
        }
        _ => return None,
    };
    let seconds = days_since_1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
    Some(i128::from(seconds) * 1_000_000_000 + nanos)
}

/// Formats seconds since 1970 as an RFC 3339 time; `None` before 1970 or after the year 9999.
pub fn time_of_epoch(seconds: i64) -> Option<String> {
    let (mut days, rest) = (seconds.div_euclid(86400), seconds.rem_euclid(86400));
    if !(0..days_since_1970(10000, 1, 1)).contains(&days) {
        return None;
    }
    let mut year = 1970 + days / 366;
    while days_since_1970(year + 1, 1, 1) <= days {
        year += 1;
    }
    days -= days_since_1970(year, 1, 1);
    let mut month = 1;
    while days >= days_in(year, month) {
        days -= days_in(year, month);
        month += 1;
    }
    Some(format!("{year:04}-{month:02}-{:02}T{:02}:{:02}:{:02}Z", days + 1, rest / 3600, rest / 60 % 60, rest % 60))
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let before_year = |year: i64| 365 * year + year / 4 - year / 100 + year / 400;
    let years = before_year(year - 1) - before_year(1969);
    let months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    years + months + day - 1
}

#[cfg(test)]
mod tests {
    use super::{time, time_of_epoch};

    #[test]
    fn seconds_become_times() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_754_928_549, "2025-08-11T16:09:09Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(time_of_epoch(seconds).as_deref(), Some(text));
            assert_eq!(time(text), Some(i128::from(seconds) * 1_000_000_000));
        }
        assert_eq!(time_of_epoch(-1), None);
        assert_eq!(time_of_epoch(i64::MAX), None);
    }

    #[test]
    fn times_are_read_as_go_reads_them() {
        assert_eq!(time("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(time("2000-03-01T00:00:00Z"), Some(951_868_800_000_000_000));
        assert_eq!(time("2025-08-11T16:09:09.5+02:00"), Some(1_754_921_349_500_000_000));
        assert_eq!(time("1969-12-31T23:59:59Z"), Some(-1_000_000_000));
        for text in [
            "2025-08-11",
            "2025-08-11 16:09:09Z",
            "2025-08-11t16:09:09z",
            "2025-02-29T00:00:00Z",
            "2025-08-11T24:00:00Z",
            "2025-08-11T16:09:60Z",
            "2025-08-11T16:09:09",
            "2025-08-11T16:09:09.Z",
            "2025-08-11T16:09:09+0200",
            "é025-08-11T16:09:09Z",
            "",
        ] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
