using System.IO.Compression;
using System.Security.Cryptography;

namespace ConditionalAccess.Cli.Logs;

/// <summary>
/// The content of a gzip file that notices when the file breaks off. The decompressor of the platform takes the end of a broken file for the end of the log,
/// so it is given one more gzip member after the file: only when everything before it is whole does the content of that member come out at the end.
/// </summary>
internal sealed class GzipLog : Stream
{
    private const int MarkLength = 16;

    private readonly byte[] _mark = RandomNumberGenerator.GetBytes(MarkLength);
    private readonly GZipStream _content;
    private readonly byte[] _held = new byte[64 * 1024];
    private int _count;
    private bool _isEnded;
    private bool _isWhole;

    public GzipLog(Stream file) => _content = new GZipStream(new FollowedStream(file, Zipped(_mark)), CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="InvalidDataException">The file breaks off here, or is no gzip from here on.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        // The last bytes are held back: they may be the mark.
        while (!_isEnded && _count <= MarkLength) Fill();
        int given = Math.Min(buffer.Length, _isEnded ? _count : _count - MarkLength);
        if (given == 0) return _isWhole ? 0 : throw new InvalidDataException("the gzip file breaks off, or is damaged");
        _held.AsSpan(0, given).CopyTo(buffer);
        _held.AsSpan(given, _count - given).CopyTo(_held);
        _count -= given;
        return given;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        int read = 0;
        try
        {
            read = _content.Read(_held, _count, _held.Length - _count);
        }
        catch (InvalidDataException)
        {
            // Said when everything before it has been given away.
            _isEnded = true;
            return;
        }

        _count += read;
        if (read > 0) return;
        _isEnded = true;
        _isWhole = _held.AsSpan(0, _count).EndsWith(_mark);
        if (_isWhole) _count -= MarkLength;
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.NoCompression)) zip.Write(bytes);
        return zipped.ToArray();
    }

    /// <summary>A stream and then some bytes.</summary>
    private sealed class FollowedStream(Stream first, byte[] rest) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            int read = _given > 0 ? 0 : first.Read(buffer);
            if (read > 0) return read;
            int count = Math.Min(buffer.Length, rest.Length - _given);
            rest.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
