using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Turns bytes or characters into a <see cref="SourceText"/>: finds the encoding, refuses what is no text in it, and says where.</summary>
internal sealed class SourceDecoder(string? name, int order, FindingList findings)
{
    private const string SaveAsUtf8 = "save the file as UTF-8";

    /// <summary>Null when the bytes cannot be read; a finding then says why.</summary>
    public SourceText? Decode(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return Checked(bytes[3..], "UTF-8 with a byte order mark");
        if (span.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || span.StartsWith<byte>([0, 0, 0xFE, 0xFF])) return Refuse(bytes[..0], 0, DiagnosticCodes.WrongEncoding, "the document is UTF-32, which is not read", SaveAsUtf8);
        if (span.StartsWith<byte>([0xFF, 0xFE])) return DecodeUtf16(span[2..], bigEndian: false, "UTF-16 little-endian with a byte order mark");
        if (span.StartsWith<byte>([0xFE, 0xFF])) return DecodeUtf16(span[2..], bigEndian: true, "UTF-16 big-endian with a byte order mark");
        if (LooksLikeUtf16(span, zeroAt: 1)) return DecodeUtf16(span, bigEndian: false, "UTF-16 little-endian without a byte order mark");
        return LooksLikeUtf16(span, zeroAt: 0) ? DecodeUtf16(span, bigEndian: true, "UTF-16 big-endian without a byte order mark") : Checked(bytes, null);
    }

    /// <summary>Null when the characters hold half a surrogate pair; a finding then says where.</summary>
    public SourceText? Decode(ReadOnlySpan<char> text)
    {
        byte[] utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        OperationStatus status = Utf8.FromUtf16(text, utf8, out _, out int written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            return Refuse(utf8.AsMemory(0, written), written, DiagnosticCodes.LoneSurrogate,
                "the text holds half of a surrogate pair, expected whole characters", "remove it, or write the whole character");
        }

        ReadOnlyMemory<byte> bytes = utf8.AsMemory(0, written);
        return Checked(bytes.Span.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes, null);
    }

    // Plain JSON starts with an ASCII character, so one zero byte of the first two, twice, means UTF-16.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> span, int zeroAt)
        => span.Length >= 4 && span[zeroAt] == 0 && span[zeroAt + 2] == 0 && span[1 - zeroAt] != 0 && span[3 - zeroAt] != 0;

    private SourceText? DecodeUtf16(ReadOnlySpan<byte> bytes, bool bigEndian, string encoding)
    {
        if (bytes.Length % 2 != 0) return Refuse(default, 0, DiagnosticCodes.WrongEncoding, "the document is " + encoding + " but has an odd number of bytes", "the file is cut off or damaged: export it again");
        char[] chars = new char[bytes.Length / 2];
        bytes.CopyTo(MemoryMarshal.AsBytes(chars.AsSpan()));
        if (bigEndian == BitConverter.IsLittleEndian)
        {
            Span<ushort> units = MemoryMarshal.Cast<char, ushort>(chars.AsSpan());
            BinaryPrimitives.ReverseEndianness(units, units);
        }

        SourceText? source = Decode(chars.AsSpan());
        if (source is not null) Noted(source, encoding);
        return source;
    }

    private SourceText? Checked(ReadOnlyMemory<byte> utf8, string? encoding)
    {
        ReadOnlySpan<byte> span = utf8.Span;
        if (!Utf8.IsValid(span)) return RefuseNotUtf8(utf8);
        int nul = span.IndexOf((byte)0);
        if (nul >= 0) return Refuse(utf8, nul, DiagnosticCodes.NulCharacter, "the text holds a NUL character (U+0000)", "the file is damaged or not text: export it again");
        if (span.TrimStart(" \t\r\n"u8).IsEmpty) return Refuse(utf8, 0, DiagnosticCodes.EmptyDocument, "the document is empty, expected a JSON object or list", "export the policies again");
        var source = new SourceText(name, utf8, order);
        if (encoding is not null) Noted(source, encoding);
        return source;
    }

    private void Noted(SourceText source, string encoding)
        => findings.Add(DiagnosticSeverity.Information, DiagnosticCodes.EncodingRead, "the document is " + encoding, "nothing to do", source, 0, static () => null);

    private SourceText? RefuseNotUtf8(ReadOnlyMemory<byte> bytes)
    {
        int offset = 0;
        ReadOnlySpan<byte> span = bytes.Span;
        while (Rune.DecodeFromUtf8(span[offset..], out _, out int length) == OperationStatus.Done) offset += length;
        string value = span[offset].ToString("X2", CultureInfo.InvariantCulture);
        return Refuse(bytes, offset, DiagnosticCodes.WrongEncoding, $"byte 0x{value} is not UTF-8, the document looks like Latin-1 or Windows-1252", SaveAsUtf8);
    }

    private SourceText? Refuse(ReadOnlyMemory<byte> bytes, int offset, string code, string message, string remedy)
    {
        findings.Add(DiagnosticSeverity.Error, code, message, remedy, new SourceText(name, bytes, order), bytes.IsEmpty ? -1 : offset, static () => null);
        return null;
    }
}
