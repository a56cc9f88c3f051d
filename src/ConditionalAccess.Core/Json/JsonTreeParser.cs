using System.Globalization;
using System.Text;
using System.Text.Json;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Parses a document into a <see cref="JsonTree"/> in one loop without recursion, within the limits, and finds duplicate members.</summary>
internal sealed class JsonTreeParser(SourceText source, PolicyReadOptions options, FindingList findings, DiagnosticSeverity laxSyntax = DiagnosticSeverity.Information)
{
    internal const int MaxDepth = 64;

    // Names repeat from object to object; those of usual length are made once.
    private const int LongestSharedName = 64;
    private const int MostSharedNames = 2048;

    // Clearing a set costs its capacity, so one that grew large is dropped instead: otherwise each object after a huge one would pay for it.
    private const int MostNamesToClear = 1024;

    private JsonToken[] _tokens = new JsonToken[Math.Min((source.Utf8.Length / 16) + 16, 1 << 20)];
    private int _count;
    private readonly int[] _open = new int[MaxDepth];
    private readonly int[] _length = new int[MaxDepth];
    private readonly HashSet<string>[] _names = new HashSet<string>[MaxDepth];
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);
    private HashSet<int>? _ambiguous;
    private int _depth;
    private bool _commentNoted, _commaNoted;

    /// <summary>The tree; null when the document is refused, and a finding says why.</summary>
    public JsonTree? Parse()
    {
        var reader = new Utf8JsonReader(source.Utf8.Span, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Allow,
            MaxDepth = MaxDepth + 8,
        });
        try
        {
            return ReadAll(ref reader) ? new JsonTree(source, _tokens, _ambiguous) : null;
        }
        catch (JsonException e)
        {
            RefuseSyntax(OffsetOf(e));
            return null;
        }
    }

    private bool ReadAll(ref Utf8JsonReader reader)
    {
        int previousEnd = 0;
        bool comma = false;
        while (reader.Read())
        {
            int start = checked((int)reader.TokenStartIndex);
            comma |= source.Utf8.Span[previousEnd..start].IndexOf((byte)',') >= 0;
            previousEnd = checked((int)reader.BytesConsumed);
            if (reader.TokenType == JsonTokenType.Comment)
            {
                Note(ref _commentNoted, DiagnosticCodes.CommentRead, "the document holds comments, which are skipped and not written back", start);
                continue;
            }

            bool closes = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
            if (closes && comma) Note(ref _commaNoted, DiagnosticCodes.TrailingCommaRead, "the document has a comma before a closing bracket", start);
            comma = false;
            if (closes) Close();
            else if (!Add(ref reader, start, previousEnd - start)) return false;
        }

        return true;
    }

    private void Close()
    {
        _depth--;
        int index = _open[_depth];
        _tokens[index].End = _count;
    }

    private bool Add(ref Utf8JsonReader reader, int start, int length)
    {
        JsonKind kind = KindOf(reader.TokenType);
        int parent = _depth == 0 ? -1 : _open[_depth - 1];
        int index = _count;
        if (index == _tokens.Length) Array.Resize(ref _tokens, checked(2 * index));
        bool isText = kind is JsonKind.String or JsonKind.Name;
        if (isText) length = reader.ValueSpan.Length + 2;
        _tokens[_count++] = new JsonToken(start, length, parent, index + 1, kind, isText && reader.ValueIsEscaped);
        if (!IsWithinLimits(ref reader, kind, parent, start)) return false;
        if (isText && !IsText(ref reader, start)) return false;
        if (kind == JsonKind.Name) CheckName(NameOf(ref reader), parent, index);
        return kind is not (JsonKind.Object or JsonKind.Array) || Open(index, start);
    }

    private bool Open(int index, int start)
    {
        if (_depth == MaxDepth)
            return Refuse(DiagnosticCodes.TooDeep, "objects and lists are nested deeper than 64 levels", "a Graph export is never that deep: remove the nesting", start);
        _open[_depth] = index;
        _length[_depth] = 0;
        if (_names[_depth] is { Count: > MostNamesToClear }) _names[_depth] = new(StringComparer.OrdinalIgnoreCase);
        else _names[_depth]?.Clear();
        _depth++;
        return true;
    }

    private bool IsWithinLimits(ref Utf8JsonReader reader, JsonKind kind, int parent, int start)
    {
        if (_count > options.MaxValues)
            return Refuse(DiagnosticCodes.TooManyValues, $"the document holds more than {Number(options.MaxValues)} names and values", "split the document, or raise the limit MaxValues", start);
        if (kind is JsonKind.String or JsonKind.Name && reader.ValueSpan.Length > options.MaxStringLength)
            return Refuse(DiagnosticCodes.StringTooLong, $"a text is longer than {Number(options.MaxStringLength)} bytes", "shorten it, or raise the limit MaxStringLength", start);
        if (parent >= 0 && _tokens[parent].Kind == JsonKind.Array && ++_length[_depth - 1] > options.MaxListLength)
            return Refuse(DiagnosticCodes.ListTooLong, $"a list has more than {Number(options.MaxListLength)} entries", "use a group instead of single ids, or raise the limit MaxListLength", _tokens[parent].Start);
        return true;
    }

    private bool IsText(ref Utf8JsonReader reader, int start)
    {
        if (!reader.ValueIsEscaped) return true;
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return Refuse(DiagnosticCodes.LoneSurrogate, "the text holds half of a surrogate pair, expected whole characters", "remove it, or write the whole character", start);
        }
    }

    private string NameOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.ValueSpan.Length > LongestSharedName) return reader.GetString()!;
        Span<char> buffer = stackalloc char[LongestSharedName];
        ReadOnlySpan<char> chars = buffer[..Encoding.UTF8.GetChars(reader.ValueSpan, buffer)];
        if (_shared.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(chars, out string? known)) return known;
        string name = new(chars);
        if (_shared.Count < MostSharedNames) _shared.Add(name);
        return name;
    }

    private void CheckName(string name, int parent, int index)
    {
        HashSet<string> names = _names[_depth - 1] ??= new(StringComparer.OrdinalIgnoreCase);
        if (names.Add(name)) return;
        (_ambiguous ??= []).Add(parent);
        findings.Add(DiagnosticSeverity.Error, DiagnosticCodes.DuplicateMember, $"member {DiagnosticText.Quote(name)} is given twice in one object",
            "keep one of them", source, _tokens[index].Start, () => new JsonNode(new JsonTree(source, _tokens, null), index).Path);
    }

    private void Note(ref bool noted, string code, string message, int offset)
    {
        if (noted) return;
        noted = true;
        findings.Add(laxSyntax, code, message, "nothing to do", source, offset, static () => null);
    }

    private bool Refuse(string code, string message, string remedy, int offset)
    {
        findings.Add(DiagnosticSeverity.Error, code, message, remedy, source, offset, static () => null);
        return false;
    }

    private void RefuseSyntax(int offset)
    {
        ReadOnlySpan<byte> rest = source.Utf8.Span[offset..];
        if (rest.IsEmpty)
        {
            Refuse(DiagnosticCodes.NotJson, "the document ends in the middle of a value", "the file is cut off: export it again", offset);
            return;
        }

        System.Text.Rune.DecodeFromUtf8(rest, out System.Text.Rune rune, out _);
        string found = DiagnosticText.Quote(rune.ToString());
        bool complete = _count > 0 && _depth == 0;
        Refuse(DiagnosticCodes.NotJson, complete ? $"{found} follows the end of the document" : $"{found} is not expected here", complete ? "remove what follows the last bracket" : "mend the JSON syntax", offset);
    }

    private int OffsetOf(JsonException e)
    {
        int offset = 0;
        for (long line = e.LineNumber ?? 0; line > 0; line--) offset += source.Utf8.Span[offset..].IndexOf((byte)'\n') + 1;
        return Math.Min(source.Utf8.Length, offset + checked((int)(e.BytePositionInLine ?? 0)));
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static JsonKind KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => JsonKind.Object,
        JsonTokenType.StartArray => JsonKind.Array,
        JsonTokenType.PropertyName => JsonKind.Name,
        JsonTokenType.String => JsonKind.String,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        _ => JsonKind.Null,
    };
}
