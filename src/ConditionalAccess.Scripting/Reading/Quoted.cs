using System.Globalization;
using System.Text;

namespace ConditionalAccess.Scripting.Reading;

/// <summary>Text of a script, safe to show in a message.</summary>
internal static class Quoted
{
    private const int ClipLength = 60;

    /// <summary>In single quotes, clipped at 60 characters, with line ends and everything that is not plain ASCII as escapes.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder("'");
        foreach (char c in text.Length <= ClipLength ? text : text[..ClipLength])
        {
            if (c is >= ' ' and <= '~') safe.Append(c);
            else safe.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return safe.Append(text.Length <= ClipLength ? "'" : "...'").ToString();
    }
}
