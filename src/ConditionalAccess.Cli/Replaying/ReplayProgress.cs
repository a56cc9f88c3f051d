using System.Globalization;

namespace ConditionalAccess.Cli.Replaying;

/// <summary>A bar on a terminal, written over a few times a second; nothing anywhere else.</summary>
internal sealed class ReplayProgress(Streams streams, Stream log) : IDisposable
{
    private const int Width = 30;
    private const long Pause = 200;

    private readonly long _length = log.CanSeek ? log.Length : 0;
    private long _shownAt = Environment.TickCount64;
    private int _written;

    public void Show(long signIns)
    {
        if (!streams.ShowsProgress || Environment.TickCount64 - _shownAt < Pause) return;
        _shownAt = Environment.TickCount64;
        Write(Bar() + signIns.ToString("N0", CultureInfo.InvariantCulture) + " sign-ins");
    }

    public void Dispose()
    {
        if (_written > 0) Write("");
    }

    private string Bar()
    {
        if (_length == 0) return "";
        double part = Math.Clamp((double)log.Position / _length, 0, 1);
        int full = (int)(part * Width);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', full)}{new string('.', Width - full)}] {(int)(part * 100)} %, ");
    }

    private void Write(string text)
    {
        try
        {
            streams.Error.Write("\r" + text.PadRight(_written) + (text.Length == 0 ? "\r" : ""));
            streams.Error.Flush();
            _written = text.Length;
        }
        catch (IOException)
        {
            // Nobody looks.
        }
    }
}
