namespace ConditionalAccess.Cli.Logs;

/// <summary>A log that comes through a pipe, where reading can take for ever: when the user asks to stop, the log is at its end.</summary>
internal sealed class InterruptibleLog(Stream log, Interruption interruption) : Stream
{
    private byte[] _room = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (_room.Length < buffer.Length) _room = new byte[buffer.Length];
        (byte[] room, int length) = (_room, buffer.Length);
        Task<int> reading = Task.Run(() => log.Read(room, 0, length));
        if (Task.WaitAny(reading, interruption.Requested) != 0) return 0;
        int read = reading.GetAwaiter().GetResult();
        room.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // A reading that goes on would make closing wait for it: the process ends soon, and closes everything.
    protected override void Dispose(bool disposing)
    {
        if (disposing && !interruption.IsRequested) log.Dispose();
        base.Dispose(disposing);
    }
}
