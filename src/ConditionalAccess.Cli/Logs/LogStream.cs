using System.Text;

namespace ConditionalAccess.Cli.Logs;

/// <summary>The bytes of a log as UTF-8 without byte order mark, whatever they are in the file.</summary>
internal static class LogStream
{
    /// <summary>Opens what a file holds: plain or gzip, UTF-8 or UTF-16.</summary>
    public static LogWindow Open(Stream file)
    {
        var plain = new LogWindow(file);
        plain.Want(2);
        bool isZip = plain.Bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        var whole = new RestStream(plain, file);
        return Decoded(isZip ? new GzipLog(whole) : whole);
    }

    private static LogWindow Decoded(Stream content)
    {
        var window = new LogWindow(content);
        window.Want(3);
        if (window.Bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) window.Skip(3);
        Encoding? encoding = window.Bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
            : window.Bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode : null;
        if (encoding is null) return window;
        window.Skip(2);
        return new LogWindow(Encoding.CreateTranscodingStream(new RestStream(window, content), encoding, Encoding.UTF8));
    }

    /// <summary>What a window already holds, then the rest of its stream.</summary>
    private sealed class RestStream(LogWindow window, Stream rest) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            int held = Math.Min(window.Length, buffer.Length);
            if (held == 0) return window.Fault is { } fault ? throw new IOException(fault) : rest.Read(buffer);
            window.Bytes[..held].CopyTo(buffer);
            window.Skip(held);
            return held;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
