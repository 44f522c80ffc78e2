namespace Register.Domain.Freelancers;

/// <summary>The arithmetic behind check digits. Every method takes text whose shape was checked before.</summary>
public static class CheckDigits
{
    /// <summary>The Dutch <i>11-proef</i> of citizen numbers (BSN) and of RSIN: nine digits weighted 9, 8 .. 2 and -1 add
    /// up to a multiple of eleven. All noughts do not count.</summary>
    public static bool PassElevenTest(ReadOnlySpan<char> nine)
    {
        if (nine.Length != 9 || nine.ContainsAnyExceptInRange('0', '9') || !nine.ContainsAnyExcept('0')) return false;

        var sum = -(nine[8] - '0');
        for (var i = 0; i < 8; i++) sum += (9 - i) * (nine[i] - '0');
        return sum % 11 == 0;
    }

    /// <summary>Digits and capitals read as one number modulo 97, a letter being two digits (A = 10 .. Z = 35), as
    /// ISO 7064 MOD 97-10 has it.</summary>
    public static int Modulo97(ReadOnlySpan<char> text)
    {
        var rest = 0;
        foreach (var c in text)
        {
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + (c - '0')) % 97 : ((rest * 100) + (c - 'A' + 10)) % 97;
        }

        return rest;
    }

    /// <summary>ISO 7064 MOD 11,10 over all digits, the last being the check digit.</summary>
    public static bool PassModulo11And10(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var c in digits[..^1])
        {
            var sum = (product + (c - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[^1] - '0';
    }

    /// <summary>A Belgian enterprise number: the last two of ten digits are 97 minus the first eight modulo 97.</summary>
    public static bool PassBelgian(ReadOnlySpan<char> ten) =>
        97 - Modulo97(ten[..8]) == ((ten[8] - '0') * 10) + (ten[9] - '0');
}
