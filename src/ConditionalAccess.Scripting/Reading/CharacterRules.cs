using System.Globalization;

namespace ConditionalAccess.Scripting.Reading;

/// <summary>Which characters a script may hold: those that a reader sees as they are. Others are possible inside a text, as escapes.</summary>
internal static class CharacterRules
{
    /// <summary>The position of the first character that a script may not hold; -1 when there is none.</summary>
    public static int FirstHidden(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsHidden(text, i)) return i;
            if (char.IsHighSurrogate(text[i])) i++;
        }

        return -1;
    }

    public static ScriptProblem Hidden(string text, int position)
    {
        string number = ((int)text[position]).ToString("X4", CultureInfo.InvariantCulture);
        return new ScriptProblem(ScriptDiagnosticCodes.HiddenCharacter, position,
            $"the character U+{number} cannot be seen, or changes how the text around it is shown", $"remove it, or write it as \\u{number} inside a text");
    }

    private static bool IsHidden(string text, int index)
    {
        if (text[index] is '\t' or '\r' or '\n' or (>= ' ' and <= '~')) return false;
        if (char.IsSurrogate(text[index]) && !(index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))) return true;
        return CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
    }
}
