using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Texts, each with a number, found whatever their case: two texts are the same when <see cref="StringComparison.OrdinalIgnoreCase"/> says so. Of a few
/// texts in ASCII, the length and the characters at both ends say which one a text can be, and comparing with that one needs no branch. What this does
/// not serve, many texts, texts that are too much alike, or characters beyond ASCII, is looked up in a dictionary. Immutable and thread-safe.
/// </summary>
internal sealed class TextTable
{
    private const int MostSimple = 32, MostFactors = 256;

    // False where rules of casing take a letter beyond ASCII for one of its own: then all of a text has to be looked at.
    private static readonly bool s_isAsciiApart = !(Same("\u0131", "i") || Same("\u0130", "i") || Same("\u017F", "s") || Same("\u212A", "k"));

    private static readonly SimpleText[] s_noSimple = [default];
    private static readonly Dictionary<string, int> s_none = new(StringComparer.OrdinalIgnoreCase);

    // Every text, unless all are simple: no text that is not like one of them is there then.
    private readonly Dictionary<string, int> _all = s_none;
    private readonly int _other;

    // The simple texts by their hash; where there is none, one that no text is.
    private readonly SimpleText[] _simple = s_noSimple;
    private readonly ulong _factor;
    private readonly int _shift;

    /// <param name="texts">The texts, no two of them the same, and their numbers.</param>
    /// <param name="other">The number of every other text.</param>
    public TextTable(IEnumerable<KeyValuePair<string, int>> texts, int other)
    {
        var all = new Dictionary<string, int>(texts, StringComparer.OrdinalIgnoreCase);
        _other = other;
        IsSimple = IsEmpty = all.Count == 0;
        string[] ascii = [.. all.Keys.Where(t => t.Length > 0 && Ascii.IsValid(t))];
        ulong[] hashes = Array.ConvertAll(ascii, static t => new Ends(t).Hash);
        if (s_isAsciiApart && ascii.Length is > 0 and <= MostSimple && TryFindFactor(hashes, out _factor, out _shift))
        {
            _simple = new SimpleText[1 << (64 - _shift)];
            for (int i = 0; i < ascii.Length; i++) _simple[unchecked(hashes[i] * _factor) >> _shift] = new SimpleText(ascii[i], all[ascii[i]]);
            IsSimple = ascii.Length == all.Count;
        }

        if (!IsSimple) _all = all;
    }

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty { get; }

    /// <summary>Whether a text that is not among the simple ones is nowhere.</summary>
    public bool IsSimple { get; }

    /// <summary>The number of a text.</summary>
    /// <param name="text">The text.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Find(ReadOnlySpan<char> text)
    {
        if (IsEmpty) return _other;
        if (text.IsEmpty) return FindAnywhere(text);
        var ends = new Ends(text);
        SimpleText[] simple = _simple;
        int at = unchecked((int)((ends.Hash * _factor) >> _shift));
        if ((uint)at >= (uint)simple.Length) return FindAnywhere(text);
        ref readonly SimpleText like = ref simple[at];
        bool isThere = like.Has(in ends);
        if (text.Length > Ends.Known && isThere) isThere = text.Equals(like.Text, StringComparison.OrdinalIgnoreCase);
        // Whether it is there differs from one device to the next, so there is no branch.
        int number = _other ^ ((like.Number ^ _other) & unchecked(-(int)Bits.One(isThere)));
        return IsSimple | isThere ? number : FindAnywhere(text);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindAnywhere(ReadOnlySpan<char> text) => _all.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int number) ? number : _other;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // There is room for twice as many at least, and for twice that when half of the factors do not serve.
    private static bool TryFindFactor(ulong[] hashes, out ulong factor, out int shift)
    {
        int bits = BitOperations.Log2((uint)hashes.Length) + 2;
        (factor, shift) = (1, 0);
        for (int i = 0; i < MostFactors; i++)
        {
            factor = unchecked(factor * 0x9E3779B97F4A7C15);
            shift = 64 - bits - (i / (MostFactors / 2));
            if (AreApart(hashes, factor, shift)) return true;
        }

        (factor, shift) = (0, 0);
        return false;
    }

    private static bool AreApart(ulong[] hashes, ulong factor, int shift)
    {
        Span<ulong> taken = stackalloc ulong[4 * MostSimple * 2 / 64];
        taken.Clear();
        foreach (ulong hash in hashes)
        {
            int at = unchecked((int)((hash * factor) >> shift));
            if (Bits.Get(taken, at)) return false;
            Bits.Set(taken, at);
        }

        return true;
    }

    /// <summary>A text of one character or more, all of them in ASCII. No text is like the default one, but for the empty one.</summary>
    private readonly struct SimpleText
    {
        // The characters with every bit set that the two cases of a letter differ in, and these bits.
        private readonly Ends _ends, _case;

        public SimpleText(string text, int number)
        {
            (Text, Number) = (text, number);
            var ends = new Ends(text);
            _case = ends.Case;
            _ends = ends | _case;
        }

        public string Text { get; }

        public int Number { get; }

        /// <summary>Whether a text is as long, with the same characters at both ends, but for the case of letters.</summary>
        public bool Has(in Ends ends) => Ends.Same(in ends, in _case, in _ends);
    }

    /// <summary>How long a text is and sixteen characters of it, four in a word: all when there are not more, else eight at both ends.</summary>
    private readonly struct Ends
    {
        public const int Known = 16;

        private const int Four = 4;

        // The bit that is all that the two cases of a letter differ in, of each character.
        private const ulong CaseBits = 0x0020_0020_0020_0020;

        private readonly ulong _first, _second, _third, _last;
        private readonly int _length;

        public Ends(ReadOnlySpan<char> text)
        {
            _length = text.Length;
            int end = unchecked(text.Length - Four);
            if (end < 0)
            {
                foreach (char character in text) _first = _first << 16 | character;
                return;
            }

            _first = Read(text, 0);
            _second = Read(text, Math.Min(Four, end));
            _third = Read(text, Math.Max(unchecked(end - Four), 0));
            _last = Read(text, end);
        }

        private Ends(ulong first, ulong second, ulong third, ulong last, int length) => (_first, _second, _third, _last, _length) = (first, second, third, last, length);

        /// <summary>A number that is the same for ASCII texts that differ in case only.</summary>
        public ulong Hash => unchecked(((_first ^ BitOperations.RotateLeft(_second, 16)) | CaseBits) ^ (((_last | CaseBits) + (ulong)_length) << 8));

        /// <summary>Where a character is a letter, the bit that it may differ in.</summary>
        public Ends Case => new(CaseOf(_first), CaseOf(_second), CaseOf(_third), CaseOf(_last), 0);

        public static Ends operator |(in Ends a, in Ends b) => new(a._first | b._first, a._second | b._second, a._third | b._third, a._last | b._last, a._length);

        public static bool Same(in Ends a, in Ends ignored, in Ends b)
            => ((a._first | ignored._first) ^ b._first | (a._second | ignored._second) ^ b._second | (a._third | ignored._third) ^ b._third
                | (a._last | ignored._last) ^ b._last | unchecked((uint)(a._length ^ b._length))) == 0;

        private static ulong Read(ReadOnlySpan<char> text, int at) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.Slice(at, Four)));

        private static ulong CaseOf(ulong four)
        {
            ulong letters = 0;
            for (int at = 0; at < 64; at += 16)
            {
                if (char.IsAsciiLetter((char)(four >> at & 0xFFFF))) letters |= 0x20UL << at;
            }

            return letters;
        }
    }
}

/// <summary>Beginnings of texts, each with a number. Immutable and thread-safe.</summary>
/// <param name="beginnings">Them, no two of them the same whatever their case, and their numbers, none of which is negative.</param>
/// <param name="other">The number of a text with no such beginning.</param>
internal sealed class BeginningTable(IReadOnlyCollection<KeyValuePair<string, int>> beginnings, int other)
{
    private const int None = -1;

    private readonly TextTable _table = new(beginnings, None);

    // Different ones, the longest first.
    private readonly int[] _lengths = [.. beginnings.Select(b => b.Key.Length).Distinct().OrderDescending()];

    /// <summary>The number of the longest one that a text begins with.</summary>
    /// <param name="text">The text.</param>
    public int FindLongest(string text)
    {
        foreach (int length in _lengths)
        {
            if (length > text.Length) continue;
            int number = _table.Find(text.AsSpan(0, length));
            if (number != None) return number;
        }

        return other;
    }
}
