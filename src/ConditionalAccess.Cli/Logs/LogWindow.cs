namespace ConditionalAccess.Cli.Logs;

/// <summary>The part of a log that is held in memory: from the entry that is being read to what the stream gave so far.</summary>
internal sealed class LogWindow(Stream stream)
{
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private bool _isEnded;

    /// <summary>The line on which the window begins, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Why the stream ended before its end; null when it did not. What was read before it is whole.</summary>
    public string? Fault { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    public int Length => _end - _start;

    public bool IsTooLong => Length > LogEntry.MostBytes;

    public ReadOnlyMemory<byte> Memory(int length) => _buffer.AsMemory(_start, length);

    /// <summary>Reads more; false at the end of the stream.</summary>
    public bool More()
    {
        if (_isEnded) return false;
        if (_end == _buffer.Length) MakeRoom();
        int read = 0;
        try
        {
            read = stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Fault = e.Message;
        }

        _end += read;
        _isEnded = read == 0;
        return !_isEnded;
    }

    /// <summary>Reads until the window has so many bytes, or the stream ends.</summary>
    public void Want(int length)
    {
        while (Length < length && More())
        {
            // One reading may give less than was asked for.
        }
    }

    /// <summary>Drops bytes at the beginning and counts their lines.</summary>
    public void Skip(int length)
    {
        Line += _buffer.AsSpan(_start, length).Count((byte)'\n');
        _start += length;
    }

    private void MakeRoom()
    {
        byte[] room = _start > 0 ? _buffer : new byte[_buffer.Length * 2];
        Buffer.BlockCopy(_buffer, _start, room, 0, Length);
        (_end, _start, _buffer) = (Length, 0, room);
    }
}
