namespace ConditionalAccess.Cli.Logs;

/// <summary>JSON documents: lists of entries, pages <c>{ "value": [...] }</c>, entries one after another, and any mix of them.</summary>
internal static class JsonLog
{
    private enum Place
    {
        Top,
        List,
        PageList,
        PageEnd,
    }

    public static IEnumerable<LogEntry> Read(LogWindow window)
    {
        Place place = Place.Top;
        while (Next(window))
        {
            byte first = window.Bytes[0];
            if (place == Place.PageEnd)
            {
                // Members of a page after its list, such as the link to the next page, up to the closing brace.
                int rest = JsonExtent.Rest(window, depth: 1);
                if (rest < 0) break;
                window.Skip(rest);
                place = Place.Top;
            }
            else if (first == '{')
            {
                int length = JsonExtent.Object(window, place == Place.Top, out bool isPage);
                if (length < 0)
                {
                    yield return window.IsTooLong ? LogEntry.TooLong(window.Line, isLast: true) : LogEntry.Bad(window.Line, "the log ends inside of this entry", isLast: true);
                    yield break;
                }

                if (!isPage) yield return new LogEntry(window.Line, window.Memory(length));
                if (isPage) place = Place.PageList;
                window.Skip(length);
            }
            else if (first == '[' && place == Place.Top)
            {
                window.Skip(1);
                place = Place.List;
            }
            else if (first == ']' && place != Place.Top)
            {
                window.Skip(1);
                place = place == Place.List ? Place.Top : Place.PageEnd;
            }
            else if (first == ',')
            {
                window.Skip(1);
            }
            else if (place == Place.Top)
            {
                yield return LogEntry.Bad(window.Line, "neither an object nor a list begins here", isLast: true);
                yield break;
            }
            else
            {
                yield return LogEntry.Bad(window.Line, "not an object");
                window.Skip(JsonExtent.Scalar(window));
            }
        }

        if (place != Place.Top) yield return LogEntry.Bad(window.Line, "the log ends before its list does", isLast: true);
    }

    private static bool Next(LogWindow window)
    {
        while (window.Length > 0 || window.More())
        {
            int at = window.Bytes.IndexOfAnyExcept(" \t\r\n"u8);
            window.Skip(at < 0 ? window.Length : at);
            if (at >= 0) return true;
        }

        return false;
    }
}
