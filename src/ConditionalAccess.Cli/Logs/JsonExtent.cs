using System.Buffers;

namespace ConditionalAccess.Cli.Logs;

/// <summary>Where a JSON value in a window ends. It looks at brackets and quotes only: whether the value is good JSON is asked later, entry by entry.</summary>
internal static class JsonExtent
{
    private static readonly SearchValues<byte> s_marks = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> s_scalarEnds = SearchValues.Create(",]{}"u8);

    /// <summary>The length of the object at the beginning; of a page, up to where its list begins. Negative when it does not end, or is too long.</summary>
    public static int Object(LogWindow window, bool canBePage, out bool isPage)
    {
        isPage = false;
        int at = 0, depth = 0;
        bool isValue = false;
        while (Find(window, s_marks, ref at))
        {
            byte mark = window.Bytes[at++];
            if (mark == '"')
            {
                int start = at;
                if (!SkipText(window, ref at)) return -1;
                if (depth == 1) isValue = window.Bytes[start..(at - 1)].SequenceEqual("value"u8);
                continue;
            }

            isPage = canBePage && isValue && depth == 1 && mark == '[';
            if (isPage) return at;
            depth += mark is (byte)'{' or (byte)'[' ? 1 : -1;
            if (depth <= 0) return at;
        }

        return -1;
    }

    /// <summary>The number of bytes until so many brackets are closed.</summary>
    public static int Rest(LogWindow window, int depth)
    {
        int at = 0;
        while (Find(window, s_marks, ref at))
        {
            byte mark = window.Bytes[at++];
            if (mark == '"' && !SkipText(window, ref at)) return -1;
            if (mark != '"') depth += mark is (byte)'{' or (byte)'[' ? 1 : -1;
            if (depth <= 0) return at;
        }

        return -1;
    }

    /// <summary>The length of something that is no object in a list, at least 1.</summary>
    public static int Scalar(LogWindow window)
    {
        int at = 0;
        if (window.Bytes[0] == '"')
        {
            at = 1;
            if (!SkipText(window, ref at)) return window.Length;
        }
        else if (window.Bytes[0] == '[')
        {
            int length = Rest(window, depth: 0);
            return length < 0 ? window.Length : length;
        }

        while (Find(window, s_scalarEnds, ref at))
        {
            if (at > 0) return at;
            at++;
        }

        return Math.Max(1, window.Length);
    }

    private static bool SkipText(LogWindow window, ref int at)
    {
        while (true)
        {
            int found = at < window.Length ? window.Bytes[at..].IndexOfAny((byte)'"', (byte)'\\') : -1;
            if (found < 0)
            {
                at = Math.Max(at, window.Length);
                if (window.IsTooLong || !window.More()) return false;
                continue;
            }

            at += found;
            bool isEnd = window.Bytes[at] == '"';
            at += isEnd ? 1 : 2;
            if (isEnd) return true;
        }
    }

    private static bool Find(LogWindow window, SearchValues<byte> wanted, ref int at)
    {
        while (true)
        {
            int found = at < window.Length ? window.Bytes[at..].IndexOfAny(wanted) : -1;
            if (found >= 0)
            {
                at += found;
                return true;
            }

            at = Math.Max(at, window.Length);
            if (window.IsTooLong || !window.More()) return false;
        }
    }
}
